//! First step: a file's text as its readable parts. What cannot be read is told, and the rest goes on to the check.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path as FilePath;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::locate::{Path, Positions};
use super::mended::{Renamed, as_written, mended};
use super::near::nearest;
use super::problem::{Fault, Problem};
use super::records::Sorts;
use super::years::by_year;
use super::{hex_sha256, shape, shape_check};

/// A policy file with the positions of everything in it.
pub(super) struct Source {
    pub slug: String,
    pub file: String,
    pub sha256: String,
    pub positions: Positions,
    /// Keys that were read under the name their cure gives them.
    renamed: Renamed,
}

impl Source {
    pub fn problem(&self, path: &Path, fault: Fault) -> Problem {
        let path = as_written(path, &self.renamed);
        let (line, column) = self.positions.find(&path);
        Problem {
            file: self.file.clone(),
            line,
            column,
            path: path.0,
            fault,
        }
    }
}

/// Elements of a section with their places.
pub(super) type Listed<T> = Vec<(Path, T)>;

/// What could be read of a policy file.
#[derive(Default)]
pub(super) struct Parts {
    pub meta: Option<shape::Meta>,
    pub uses: Listed<shape::Use>,
    pub records: Listed<shape::Records>,
    pub facts: Listed<shape::Fact>,
    pub calendar: Listed<shape::CalendarYear>,
    pub constraints: Listed<shape::Constraint>,
    pub tables: Listed<shape::Table>,
    pub values: Listed<shape::Value>,
    pub conditions: Listed<shape::NamedCondition>,
    pub readings: Listed<shape::Reading>,
    pub lists: Listed<shape::List>,
    pub criteria: Listed<shape::Criterion>,
    pub classes: Listed<shape::Class>,
    pub costs: Option<shape::Costs>,
    pub benefits: Listed<shape::Benefit>,
    pub documents: Listed<shape::Entry>,
    pub steps: Listed<shape::Entry>,
    pub obligations: Listed<shape::Entry>,
    pub triggers: Listed<shape::Entry>,
    pub targets: Option<shape::Targets>,
    pub forms: Listed<shape::Form>,
    pub parts: Listed<shape::Part>,
    pub questions: Listed<shape::Question>,
    pub examples: Listed<shape::Example>,
    pub visitors: Listed<shape::Visitor>,
    pub sliders: Listed<shape::Slider>,
    pub unread: Unread,
}

/// Names that stand in elements which could not be read: nothing is told about what refers to them.
#[derive(Default)]
pub(super) struct Unread {
    ids: BTreeMap<&'static str, BTreeSet<String>>,
    /// Sections with an unreadable element whose id is not known either.
    nameless: BTreeSet<&'static str>,
    /// Another policy that is taken over from could not be read: any name may come from there.
    pub everything: bool,
}

impl Unread {
    pub fn hides(&self, section: &str, name: &str) -> bool {
        self.everything
            || self.nameless.contains(section)
            || self.ids.get(section).is_some_and(|ids| ids.contains(name))
    }

    /// Adds a name that the check could not make sense of.
    pub fn hide(&mut self, section: &'static str, name: &str) {
        self.ids.entry(section).or_default().insert(name.to_owned());
    }

    /// Whether something of the section could not be read.
    pub fn any_of(&self, section: &str) -> bool {
        self.everything || self.nameless.contains(section) || self.ids.contains_key(section)
    }
}

/// Reads a file from the disk.
pub(super) fn open(path: &FilePath, slug: &str) -> Result<(Source, Parts, Vec<Problem>), Vec<Problem>> {
    let file = path.display().to_string();
    match std::fs::read_to_string(path) {
        Ok(text) => parse(&text, &file, slug),
        Err(error) => Err(vec![whole_file(file, Fault::CannotRead(error.to_string()))]),
    }
}

/// A problem of a whole file or folder.
pub(super) fn whole_file(file: String, fault: Fault) -> Problem {
    Problem {
        file,
        line: 1,
        column: 1,
        path: String::new(),
        fault,
    }
}

/// Reads the text of a policy file: its parts, and the problems of shape in it.
pub(super) fn parse(
    text: &str,
    file: &str,
    slug: &str,
) -> Result<(Source, Parts, Vec<Problem>), Vec<Problem>> {
    let sha256 = hex_sha256(text.as_bytes());
    // Some editors put an invisible mark in front.
    let text = text.trim_start_matches('\u{feff}');
    let root: Value = match serde_json::from_str(text) {
        Ok(root) => root,
        Err(error) => {
            let words = error.to_string();
            let why = words.split(" at line ").next().unwrap_or(&words).to_owned();
            return Err(vec![Problem {
                file: file.to_owned(),
                line: error.line().max(1),
                column: error.column().max(1),
                path: String::new(),
                fault: Fault::NotJson(why),
            }]);
        }
    };
    let mut source = Source {
        slug: slug.to_owned(),
        file: file.to_owned(),
        sha256,
        positions: Positions::of(text),
        renamed: Renamed::new(),
    };
    let mut faults = shape_check::check(super::policy_schema(), &root);
    faults.extend(source.positions.twice.iter().map(|path| {
        let key = path.0.rsplit('.').next().unwrap_or_default().to_owned();
        (path.clone(), Fault::KeyTwice(key))
    }));
    let (root, renamed) = mended(&root, &faults);
    source.renamed = renamed;
    let twice = faults
        .iter()
        .filter(|(_, fault)| matches!(fault, Fault::KeyTwice(_)));
    let left = shape_check::check(super::policy_schema(), &root);
    let mut reader = Reader {
        sorts: Sorts::of(&root),
        root: &root,
        unreadable: twice.chain(&left).map(|(path, _)| path.clone()).collect(),
        faults,
        unread: Unread::default(),
    };
    let parts = Parts {
        meta: reader.single("meta"),
        uses: reader.list("uses"),
        records: reader.list("records"),
        facts: reader.list("facts"),
        calendar: reader.list("calendar"),
        constraints: reader.list("constraints"),
        tables: reader.list("tables"),
        values: by_year(reader.list("values")),
        conditions: reader.list("conditions"),
        readings: reader.list("readings"),
        lists: reader.list("lists"),
        criteria: reader.list("criteria"),
        classes: reader.list("classes"),
        costs: reader.single("costs"),
        benefits: reader.list("benefits"),
        documents: reader.list("documents"),
        steps: reader.list("steps"),
        obligations: reader.list("obligations"),
        triggers: reader.list("triggers"),
        targets: reader.single("targets"),
        forms: reader.list("forms"),
        parts: reader.list("parts"),
        questions: reader.list("questions"),
        examples: reader.list("examples"),
        visitors: reader.list("visitors"),
        sliders: reader.list("sliders"),
        unread: std::mem::take(&mut reader.unread),
    };
    let problems = reader
        .faults
        .into_iter()
        .map(|(path, fault)| source.problem(&path, fault))
        .collect();
    Ok((source, parts, problems))
}

struct Reader<'v> {
    root: &'v Value,
    sorts: Sorts,
    /// Slips of shape without a sure cure: what they stand in is not read.
    unreadable: Vec<Path>,
    faults: Vec<(Path, Fault)>,
    unread: Unread,
}

impl Reader<'_> {
    fn single<T: DeserializeOwned>(&mut self, key: &'static str) -> Option<T> {
        let value = self.root.get(key).filter(|value| !value.is_null())?;
        let read = self.element(&Path::new(key), value);
        if read.is_none() {
            self.unread.nameless.insert(key);
        }
        read
    }

    fn list<T: DeserializeOwned>(&mut self, key: &'static str) -> Listed<T> {
        let section = Path::new(key);
        let items = match self.root.get(key) {
            None => return Vec::new(),
            Some(Value::Array(items)) => items,
            Some(_) => {
                self.unread.nameless.insert(key);
                return Vec::new();
            }
        };
        let mut listed = Vec::new();
        for (index, item) in items.iter().enumerate() {
            if self.of_unknown_records(&section.at(index), item) {
                self.unread.nameless.insert(key);
            }
        }
        for (index, item) in self.sorts.copies(items) {
            let path = section.at(index);
            if let Some(read) = self.element(&path, &item) {
                listed.push((path, read));
                continue;
            }
            match item.get("id").and_then(Value::as_str) {
                Some(id) => {
                    self.unread.hide(key, id);
                }
                None => {
                    self.unread.nameless.insert(key);
                }
            }
        }
        if key == "uses" && listed.len() < items.len() {
            self.unread.everything = true;
        }
        listed
    }

    /// Whether an element is written for records that there are none of.
    fn of_unknown_records(&mut self, path: &Path, item: &Value) -> bool {
        let Some(name) = self.sorts.unknown(item) else {
            return false;
        };
        let fault = Fault::Unknown {
            sort: "sort of records",
            name: name.to_owned(),
            near: nearest(name, self.sorts.names()),
            known: self.sorts.names().map(str::to_owned).collect(),
        };
        self.faults.push((path.key("each"), fault));
        true
    }

    fn element<T: DeserializeOwned>(&mut self, path: &Path, value: &Value) -> Option<T> {
        if self.unreadable.iter().any(|place| place.within(path)) {
            return None;
        }
        match serde_path_to_error::deserialize(value) {
            Ok(read) => Some(read),
            Err(error) => {
                // Not reached while the schema says all the types do; told all the same.
                let inner = error.path().to_string();
                let place = if inner == "." {
                    path.clone()
                } else {
                    path.key(&inner)
                };
                self.faults
                    .push((place, Fault::Shape(error.into_inner().to_string())));
                None
            }
        }
    }
}
