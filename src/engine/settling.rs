//! How much an answer settles: what is left to ask about the price once a fact is known.

use crate::policy::{FactId, Policy, Question};

use super::facts::Situation;
use super::plan::Plan;
use super::questions::asks;
use super::report::OpenQuestion;
use super::standing::Evaluation;

/// What is left to ask about the price once something is answered, on average over its answers.
#[derive(Clone, Copy, Debug)]
pub struct Left {
    /// Facts left, summed over the answers.
    facts: usize,
    /// How many answers.
    answers: usize,
}

impl Left {
    /// More than after any answer.
    const EVERYTHING: Left = Left { facts: 1, answers: 0 };

    /// Whether less is left than after another.
    pub fn is_less(self, other: Left) -> bool {
        self.facts * other.answers < other.facts * self.answers
    }
}

/// Whether two questions are of one topic: with those between them of one part and one section.
pub fn is_one_topic(policy: &Policy, one: usize, other: usize) -> bool {
    let all = &policy.questions[one.min(other)..=one.max(other)];
    let of_first = |question: &Question| (question.part, question.section) == (all[0].part, all[0].section);
    all.iter().all(of_first)
}

impl Plan {
    /// What is left after each of these screens, by the facts it asks: that after the fact which settles most.
    pub fn left_after(&self, policy: &Policy, situation: &Situation, screens: &[Vec<FactId>]) -> Vec<Left> {
        let mut evaluation = Evaluation::new(self, policy, situation);
        let mut found = Vec::with_capacity(screens.len());
        for facts in screens {
            let mut best = Left::EVERYTHING;
            for fact in facts {
                let left = evaluation.left_after(*fact);
                if left.is_less(best) {
                    best = left;
                }
            }
            found.push(best);
        }
        found
    }

    /// Open questions in the order they are best asked: topics as the policy lists them, within one the screen first
    /// that settles most of the price.
    pub fn in_order(
        &self,
        policy: &Policy,
        situation: &Situation,
        questions: &[OpenQuestion],
    ) -> Vec<OpenQuestion> {
        let mut screens: Vec<usize> = Vec::new();
        let place = |open: &OpenQuestion| {
            let mut all = policy.questions.iter();
            let place = all.position(|question| question.id == open.question);
            place.unwrap_or(usize::MAX)
        };
        for place in questions.iter().map(place).filter(|place| *place != usize::MAX) {
            if !screens.contains(&place) {
                screens.push(place);
            }
        }
        let facts: Vec<Vec<FactId>> = screens
            .iter()
            .map(|screen| {
                let all = (0..policy.facts.len() as u16).map(FactId);
                all.filter(|fact| asks(&policy.questions[*screen].ask, *fact)).collect()
            })
            .collect();
        let left = self.left_after(policy, situation, &facts);
        let mut order: Vec<usize> = Vec::new();
        for at in 0..screens.len() {
            let is_topic = |other: &usize| is_one_topic(policy, screens[*other], screens[at]);
            let topic = order.iter().position(is_topic).unwrap_or(order.len());
            let later = order[topic..].iter();
            let before = later.take_while(|other| is_topic(other) && !left[at].is_less(left[**other]));
            order.insert(topic + before.count(), at);
        }
        let asked = order.into_iter().map(|at| screens[at]).chain([usize::MAX]);
        let of_screen = |screen: usize| questions.iter().filter(move |open| place(open) == screen);
        asked.flat_map(of_screen).cloned().collect()
    }
}

impl Evaluation<'_> {
    /// What is left to ask about the price over every answer of a fact.
    fn left_after(&mut self, fact: FactId) -> Left {
        let var = self.policy.facts[fact.index()].first_var;
        if !self.slots[var.index()].is_open() {
            return Left::EVERYTHING;
        }
        let mut left = Left { facts: 0, answers: 0 };
        self.each_completion(&[var], &mut |evaluation| {
            left.facts += evaluation.left_of_tracks();
            left.answers += 1;
        });
        left
    }
}
