//! [`ChangeSet`]: what could be changed to get further, as reported.

use crate::policy::Text;

use super::report::{Shown, Standing};

macro_rules! plain_data {
    ($($(#[$doc:meta])* $keyword:ident $name:ident { $($body:tt)* })+) => { $(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Debug)]
        #[cfg_attr(feature = "author", derive(serde::Serialize, schemars::JsonSchema))]
        #[cfg_attr(feature = "author", serde(rename_all = "snake_case"))]
        pub $keyword $name { $($body)* }
    )+ };
}

plain_data! {
/// A smallest set of changes that brings a result to the best standing that changes can bring it to; no part of the
/// set does. Without moves: what holds the result back is nothing that could be proposed.
struct ChangeSet {
    /// What gets further; as JSON its [`path`](Goal::path).
    #[cfg_attr(feature = "author", schemars(with = "String"))]
    #[cfg_attr(feature = "author", serde(rename = "for", serialize_with = "as_path"))]
    pub goal: Goal,
    /// What it takes.
    pub kind: ChangeKind,
    /// The changes, each of another fact.
    pub moves: Vec<Move>,
    /// What comes out worse then.
    #[cfg_attr(feature = "author", schemars(with = "Vec<String>"))]
    #[cfg_attr(feature = "author", serde(serialize_with = "as_paths"))]
    pub worsens: Vec<Goal>,
    /// The standing of the result then.
    pub reaches: Standing,
    /// Whether there may be further sets, or larger ones.
    pub more: bool,
}

/// What a change takes, the longest of its moves.
#[derive(Copy, Eq)]
enum ChangeKind {
    /// 找材料: what counts is what can be shown.
    Evidence,
    /// 办手续: something to be done.
    Procedure,
    /// 等到某日
    Wait,
    /// 需多年: past years count, or more than a year has to go by.
    Years,
}

/// One answer that would be another.
struct Move {
    /// The fact; empty for the day of the self-check.
    pub fact: Text,
    /// Its name.
    pub label: Text,
    /// As answered.
    pub from: Shown,
    /// As it would have to be: the nearest such value.
    pub to: Shown,
    /// The second minus the first, in that unit; `None` for what is not counted.
    pub difference: Option<String>,
    /// Unit of the difference; days for dates.
    pub unit: Text,
    /// A whole that grows by the same, because what is added to a part is added to it.
    pub along: Option<Text>,
    /// Its name; empty without one.
    pub along_label: Text,
}

/// The lists a goal stands in.
#[derive(Copy, Eq)]
enum GoalPart {
    /// The criteria as a whole.
    Overall,
    /// A criterion.
    Criterion,
    /// A class.
    Class,
    /// A price track.
    Track,
    /// Who gets a benefit.
    Benefit,
}

/// A result that can get further.
#[derive(Copy, Eq)]
struct Goal {
    /// Which list it stands in.
    pub part: GoalPart,
    /// Its id there; empty for the overall.
    pub id: Text,
    /// Its title; empty for the overall.
    pub title: Text,
}
}

#[cfg(feature = "author")]
impl Goal {
    /// `overall`, `criteria.ID`, `classes.ID`, `tracks.ID`, `benefits.ID`.
    pub fn path(&self) -> String {
        let list = match self.part {
            GoalPart::Overall => return "overall".to_owned(),
            GoalPart::Criterion => "criteria",
            GoalPart::Class => "classes",
            GoalPart::Track => "tracks",
            GoalPart::Benefit => "benefits",
        };
        [list, ".", self.id].concat()
    }
}

#[cfg(feature = "author")]
fn as_path<S: serde::Serializer>(goal: &Goal, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&goal.path())
}

#[cfg(feature = "author")]
fn as_paths<S: serde::Serializer>(goals: &[Goal], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(goals.iter().map(Goal::path))
}
