//! How much an answer settles: what is left to ask about the price once a fact is known.

use crate::policy::{Policy, Question, TrackRole};

use super::facts::Situation;
use super::plan::Plan;
use super::report::OpenQuestion;
use super::standing::Evaluation;

/// What is left to ask about the price once something is answered, on average over its answers.
#[derive(Clone, Copy)]
struct Left {
    /// Facts left, summed over the answers.
    facts: usize,
    /// How many answers.
    answers: usize,
}

impl Left {
    /// More than after any answer.
    const EVERYTHING: Left = Left { facts: 1, answers: 0 };

    /// Whether a quarter less is left than after another: for less nobody's order of questions is changed. How often
    /// each answer is given is not known, and taking all for equally frequent is off by about as much.
    fn is_clearly_less(self, other: Left) -> bool {
        self.facts * other.answers * 4 < other.facts * self.answers * 3
    }
}

/// A screen with what is left after the fact it asks that settles most.
struct Screen {
    place: usize,
    left: Left,
    questions: Vec<OpenQuestion>,
}

impl Plan {
    /// Open questions in the order they are best asked: topics as the policy lists them, within one a screen that
    /// clearly settles more of the price before the others.
    pub fn in_order(
        &self,
        policy: &Policy,
        situation: &Situation,
        questions: Vec<OpenQuestion>,
    ) -> Vec<OpenQuestion> {
        let mut evaluation = Evaluation::new(self, policy, situation);
        let mut screens: Vec<Screen> = Vec::new();
        for open in questions {
            let mut all = policy.questions.iter();
            let place = all.position(|question| question.id == open.question);
            let place = place.unwrap_or(usize::MAX);
            let left = evaluation.left_after(&open);
            if let Some(screen) = screens.iter_mut().find(|screen| screen.place == place) {
                if left.is_clearly_less(screen.left) {
                    screen.left = left;
                }
                screen.questions.push(open);
            } else {
                screens.push(Screen {
                    place,
                    left,
                    questions: vec![open],
                });
            }
        }
        let mut order: Vec<Screen> = Vec::new();
        for screen in screens {
            let is_behind = |other: &Screen| {
                is_one_topic(policy, other.place, screen.place) && screen.left.is_clearly_less(other.left)
            };
            let at = order.iter().position(is_behind).unwrap_or(order.len());
            order.insert(at, screen);
        }
        order.into_iter().flat_map(|screen| screen.questions).collect()
    }
}

/// Whether two questions are of one topic: with those between them of one part and one section.
pub fn is_one_topic(policy: &Policy, one: usize, other: usize) -> bool {
    let all = policy.questions.get(one.min(other)..=one.max(other));
    all.is_some_and(|all| {
        let of_first =
            |question: &Question| (question.part, question.section) == (all[0].part, all[0].section);
        all.iter().all(of_first)
    })
}

impl Evaluation<'_> {
    /// What is left to ask about the price over every answer of a question.
    fn left_after(&mut self, open: &OpenQuestion) -> Left {
        let policy = self.policy;
        let mut tracks = policy.costs.iter().flat_map(|costs| &costs.tracks);
        if !tracks.any(|track| track.role == TrackRole::Ranked && open.decides.contains(&track.id)) {
            return Left::EVERYTHING;
        }
        let fact = policy.facts.iter().find(|fact| fact.id == open.fact);
        let mut left = Left { facts: 0, answers: 0 };
        if let Some(fact) = fact {
            self.each_completion(&[fact.first_var], &mut |evaluation| {
                left.facts += evaluation.left_of_tracks();
                left.answers += 1;
            });
        }
        left
    }
}
