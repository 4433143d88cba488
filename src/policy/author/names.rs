//! The ids of a file, noted before anything refers to them.

use super::check::Checker;
use super::locate::Path;
use super::problem::Fault;
use super::read::Parts;

/// Most entries of one list.
const MOST_ENTRIES: usize = 2_000;

/// A section, the word for one of its elements, and their ids with their places.
type List = (&'static str, &'static str, Vec<(Path, String)>);

/// Notes every id of the file; false where a list is too long to be numbered.
pub(super) fn names(checker: &mut Checker, parts: &Parts) -> bool {
    macro_rules! ids {
        ($list:expr) => {
            $list
                .iter()
                .map(|(path, item)| (path.clone(), item.id.clone()))
                .collect::<Vec<_>>()
        };
    }
    let lists: [List; 20] = [
        ("records", "sort of records", ids!(parts.records)),
        ("facts", "fact", ids!(parts.facts)),
        ("values", "value", ids!(parts.values)),
        ("conditions", "condition", ids!(parts.conditions)),
        ("lists", "list", ids!(parts.lists)),
        ("criteria", "criterion", ids!(parts.criteria)),
        ("classes", "class", ids!(parts.classes)),
        ("readings", "reading", ids!(parts.readings)),
        ("tables", "table", ids!(parts.tables)),
        ("benefits", "benefit", ids!(parts.benefits)),
        ("documents", "document", ids!(parts.documents)),
        ("steps", "step", ids!(parts.steps)),
        ("obligations", "obligation", ids!(parts.obligations)),
        ("triggers", "trigger", ids!(parts.triggers)),
        ("forms", "form", ids!(parts.forms)),
        ("questions", "question", ids!(parts.questions)),
        ("parts", "part", ids!(parts.parts)),
        ("examples", "example", Vec::new()),
        ("visitors", "visitor", Vec::new()),
        ("sliders", "slider", Vec::new()),
    ];
    let mut fits = true;
    for (section, sort, ids) in lists {
        if ids.len() > MOST_ENTRIES {
            checker.tell(
                &Path::new(section),
                Fault::TooMany {
                    what: "entries",
                    most: MOST_ENTRIES,
                },
            );
            fits = false;
        }
        let names = match section {
            "values" => Some(&mut checker.values),
            "conditions" => Some(&mut checker.conditions),
            "criteria" => Some(&mut checker.criteria),
            "classes" => Some(&mut checker.classes),
            _ => None,
        };
        if let Some(names) = names {
            for (index, (_, id)) in ids.iter().enumerate() {
                names.0.entry(id.clone()).or_insert(index as u16);
            }
        }
        checker.unique(sort, ids);
    }
    fits
}
