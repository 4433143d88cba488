//! Slips a policy author could make, made on purpose: each is a small change of the JSON of a policy file. A slip that
//! neither the check of policy files nor any worked case notices is a hole in the cases.
//!
//! [`mutants`] makes them, [`trial`] tries them, [`equivalent`] is the list of those that change nothing.

pub mod conditions;
pub mod document;
pub mod equivalent;
pub mod facts;
pub mod numbers;
pub mod project;
pub mod tree;
pub mod trial;
#[path = "../../../../tests/support/worked/mod.rs"]
pub mod worked;

use std::collections::BTreeSet;

use facts::Known;
use serde_json::Value;
use tree::{Edit, Node, Steps, brief};

/// A change an operator proposes.
pub struct Change {
    /// The place it is named after.
    at: Steps,
    before: String,
    after: String,
    edits: Vec<Edit>,
}

impl Change {
    /// Another value in a place.
    fn to(at: Steps, before: &Value, after: Value) -> Change {
        Change {
            before: brief(before),
            after: brief(&after),
            edits: vec![(at.clone(), Some(after))],
            at,
        }
    }

    /// Nothing in a place.
    fn dropped(at: Steps, before: &Value) -> Change {
        Change {
            before: brief(before),
            after: "dropped".to_owned(),
            edits: vec![(at.clone(), None)],
            at,
        }
    }

    /// Two places swapped.
    fn swapped(one: Steps, other: Steps, values: [&Value; 2]) -> Change {
        Change {
            before: brief(values[0]),
            after: format!("swapped with {}", brief(values[1])),
            edits: vec![
                (one.clone(), Some(values[1].clone())),
                (other, Some(values[0].clone())),
            ],
            at: one,
        }
    }
}

/// Looks at one place and proposes the slips of one sort that could happen there.
type Operator = fn(Node, &Known) -> Vec<Change>;

/// Every sort of slip: its name, what it does, and the function.
pub const OPERATORS: [(&str, &str, Operator); 30] = [
    (
        "comparator",
        "to its neighbour and to its opposite",
        conditions::comparator,
    ),
    (
        "all-any",
        "all <-> any, every_year <-> any_year",
        conditions::all_any,
    ),
    (
        "part",
        "one part of all, any, at_least_of, sums, products, least, greatest, later, earlier dropped",
        conditions::part,
    ),
    ("not", "dropped", conditions::not),
    (
        "count",
        "of at_least_of, and number of years, one more and one less",
        conditions::count,
    ),
    (
        "option",
        "of any_of or when: each dropped, each missing one added",
        conditions::option,
    ),
    ("otherwise", "review <-> not_met", conditions::otherwise),
    ("always", "to every other outcome", conditions::always),
    (
        "applicable",
        "the `when` of applicable_if dropped",
        conditions::applicable,
    ),
    ("earlier", "any_earlier_year dropped", conditions::earlier),
    (
        "year",
        "at, from, to: latest, first, base, this_year, previous_year",
        conditions::year,
    ),
    (
        "options",
        "of by_reading and by_consensus swapped pairwise",
        conditions::options,
    ),
    ("consensus", "by_consensus <-> by_reading", conditions::consensus),
    (
        "quality",
        "a yes/no fact asked as an assessment, and the other way round, with its uses",
        conditions::quality,
    ),
    (
        "number",
        "one smallest step more and less; money also doubled; percent of growth",
        numbers::number,
    ),
    (
        "table",
        "entries of tables one more and less, blank",
        numbers::table,
    ),
    (
        "period",
        "years, months, days one more and less; fixed days too",
        numbers::period,
    ),
    (
        "rounding",
        "direction, places one more and less",
        numbers::rounding,
    ),
    (
        "extreme",
        "least <-> greatest, later <-> earlier",
        numbers::extreme,
    ),
    ("fallback", "stated_or without the stated fact", numbers::fallback),
    (
        "kind",
        "of a criterion: hard, preferred, discretionary",
        document::kind,
    ),
    ("ceiling", "review_ceiling flipped", document::ceiling),
    (
        "default",
        "of a reading: every other computed option",
        document::default,
    ),
    (
        "replaced",
        "rule of a track dropped, order swapped, other track",
        document::replaced,
    ),
    (
        "price",
        "of a year swapped with the next, of a single price doubled by `number`",
        document::price,
    ),
    (
        "amount",
        "of a benefit unstated or one of its ends; refundable and stated flipped",
        document::amount,
    ),
    ("constraint", "dropped, ends swapped", document::constraint),
    ("implies", "dropped, turned round", document::implies),
    (
        "when",
        "of entries, lists, benefits, tracks and scenarios dropped; `kept` dropped",
        document::when,
    ),
    (
        "assumed",
        "value of a what-if fact, list of a criterion",
        document::assumed,
    ),
];

/// One slip in one policy file.
pub struct Mutant {
    /// The operator's name.
    pub operator: &'static str,
    /// The place, elements by their ids.
    pub path: String,
    /// The place as the reader of policy files names it.
    pub plain: String,
    pub before: String,
    pub after: String,
    edits: Vec<Edit>,
}

impl Mutant {
    /// Before and after, as the list of equivalents writes it.
    pub fn change(&self) -> String {
        format!("{} -> {}", self.before, self.after)
    }

    /// The policy file with the slip in it.
    pub fn file(&self, root: &Value) -> Value {
        tree::edited(root, &self.edits)
    }
}

/// All mutants of a policy file; `others` are the files it takes over from. No two make the same file.
pub fn mutants(root: &Value, others: &[&Value]) -> Vec<Mutant> {
    let files: Vec<&Value> = std::iter::once(root).chain(others.iter().copied()).collect();
    let known = Known::of(&files);
    let mut seen = BTreeSet::from([root.to_string()]);
    let mut all = Vec::new();
    tree::walk(root, &mut |node| {
        for (operator, _, propose) in OPERATORS {
            for change in propose(node, &known) {
                if seen.insert(tree::edited(root, &change.edits).to_string()) {
                    all.push(Mutant {
                        operator,
                        path: tree::name(root, &change.at),
                        plain: tree::plain(&change.at),
                        before: change.before,
                        after: change.after,
                        edits: change.edits,
                    });
                }
            }
        }
    });
    all
}
