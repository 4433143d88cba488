//! The files mutants are tried with: policies, their worked cases, and the words the cases are written in.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::equivalent::Equivalents;
use super::worked::{self, Case, CaseFile, Keys};

/// A policy file.
pub struct File {
    pub path: PathBuf,
    pub text: String,
    pub root: Value,
}

/// A folder of policies with everything that holds them to the text.
pub struct Project {
    /// By slug.
    pub files: BTreeMap<String, File>,
    pub keys: Keys,
    /// By slug of the policy they are for; those put off are not among them.
    pub cases: BTreeMap<String, Vec<Case>>,
    pub equivalents: Equivalents,
}

impl Project {
    /// Reads `policies/`, and `keys.json` and `equivalent.json` from the folder of cases.
    pub fn read(root: &Path, cases: &str) -> Result<Project, String> {
        let keys: Keys = worked::read(&root.join(cases).join("keys.json"))?;
        let mut by_slug = BTreeMap::new();
        for (slug, table) in &keys.policies {
            let mut file: CaseFile = worked::read(&root.join(&table.cases))?;
            file.cases.retain(|case| !table.later.contains_key(&case.id));
            by_slug.insert(slug.clone(), file.cases);
        }
        Ok(Project {
            files: files(&root.join("policies"))?,
            keys,
            cases: by_slug,
            equivalents: worked::read(&root.join(cases).join("equivalent.json"))?,
        })
    }

    /// The policies a policy takes over from, itself included.
    fn sources(&self, slug: &str) -> BTreeSet<&str> {
        let mut found = BTreeSet::new();
        let mut waiting = vec![slug.to_owned()];
        while let Some(slug) = waiting.pop() {
            if let Some((slug, file)) = self.files.get_key_value(&slug)
                && found.insert(slug.as_str())
            {
                let uses = file.root["uses"].as_array().into_iter().flatten();
                waiting.extend(uses.filter_map(|used| used["policy"].as_str().map(str::to_owned)));
            }
        }
        found
    }

    /// The policies with cases that rest on a policy.
    pub fn users(&self, slug: &str) -> Vec<&str> {
        let tested = self.keys.policies.keys().map(String::as_str);
        tested
            .filter(|other| self.sources(other).contains(slug))
            .collect()
    }

    /// Every policy needed to try a mutant of this one.
    pub fn company(&self, slug: &str) -> BTreeSet<&str> {
        let users = self.users(slug).into_iter().flat_map(|user| self.sources(user));
        users.chain(self.sources(slug)).collect()
    }

    /// The files a policy takes over from.
    pub fn others(&self, slug: &str) -> Vec<&Value> {
        let sources = self.sources(slug).into_iter().filter(|other| *other != slug);
        sources.map(|other| &self.files[other].root).collect()
    }
}

fn files(folder: &Path) -> Result<BTreeMap<String, File>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files = BTreeMap::new();
    for entry in entries {
        let folder = entry.map_err(|error| error.to_string())?.path();
        let path = folder.join("policy.json");
        if let Some(slug) = folder.file_name().and_then(|name| name.to_str())
            && path.is_file()
        {
            let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            let root = serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
            files.insert(slug.to_owned(), File { path, text, root });
        }
    }
    Ok(files)
}
