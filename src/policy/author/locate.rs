//! Where things stand in a JSON text: path -> line and column, and keys written twice.

use std::collections::BTreeMap;

/// A place inside a policy file, such as `criteria[3].condition.all[1].yes`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub(super) struct Path(pub String);

impl Path {
    pub fn new(key: &str) -> Path {
        Path(key.to_owned())
    }

    pub fn key(&self, key: &str) -> Path {
        if self.0.is_empty() {
            Path::new(key)
        } else {
            Path(format!("{}.{key}", self.0))
        }
    }

    pub fn at(&self, index: usize) -> Path {
        Path(format!("{}[{index}]", self.0))
    }

    /// Whether this is `other` or lies inside it.
    pub fn within(&self, other: &Path) -> bool {
        self.0
            .strip_prefix(&other.0)
            .is_some_and(|rest| other.0.is_empty() || rest.is_empty() || rest.starts_with(['.', '[']))
    }

    fn parent(&self) -> Option<Path> {
        let cut = self.0.rfind(['.', '['])?;
        Some(Path(self.0[..cut].to_owned()))
    }
}

/// Positions of every value of a text, from 1.
#[derive(Debug, Default)]
pub(super) struct Positions {
    at: BTreeMap<Path, (usize, usize)>,
    /// Keys that stand twice in one object.
    pub twice: Vec<Path>,
}

impl Positions {
    /// Reads the positions of a text that is valid JSON.
    pub fn of(text: &str) -> Positions {
        let mut scan = Scan {
            rest: text.char_indices().peekable(),
            text,
            line: 1,
            column: 1,
            found: Positions::default(),
        };
        scan.value(&Path::default());
        scan.found
    }

    /// The position of a path, or of the nearest thing around it.
    pub fn find(&self, path: &Path) -> (usize, usize) {
        let mut here = Some(path.clone());
        while let Some(path) = here {
            if let Some(position) = self.at.get(&path) {
                return *position;
            }
            here = path.parent();
        }
        self.at.get(&Path::default()).copied().unwrap_or((1, 1))
    }
}

/// The lines, from 1, on which these places of a JSON text stand; for a place that is not there, what is around it.
pub fn lines(text: &str, paths: &[&str]) -> Vec<usize> {
    let positions = Positions::of(text);
    let line = |path: &&str| positions.find(&Path::new(path)).0;
    paths.iter().map(line).collect()
}

struct Scan<'t> {
    rest: std::iter::Peekable<std::str::CharIndices<'t>>,
    text: &'t str,
    line: usize,
    column: usize,
    found: Positions,
}

impl Scan<'_> {
    fn next(&mut self) -> Option<char> {
        let (_, c) = self.rest.next()?;
        if c == '\n' {
            (self.line, self.column) = (self.line + 1, 1);
        } else {
            self.column += 1;
        }
        Some(c)
    }

    fn peek(&mut self) -> Option<char> {
        self.rest.peek().map(|(_, c)| *c)
    }

    fn skip(&mut self, unwanted: impl Fn(char) -> bool) {
        while self.peek().is_some_and(&unwanted) {
            self.next();
        }
    }

    fn gap(&mut self) {
        self.skip(|c| c.is_whitespace() || c == ',' || c == ':');
    }

    fn value(&mut self, path: &Path) {
        self.gap();
        // An object's member already stands at its key, which is what an author looks for.
        let here = (self.line, self.column);
        self.found.at.entry(path.clone()).or_insert(here);
        match self.peek() {
            Some('{') => {
                self.next();
                self.members(path);
            }
            Some('[') => {
                self.next();
                let mut index = 0;
                loop {
                    self.gap();
                    match self.peek() {
                        None => return,
                        Some(']') => break,
                        Some(_) => self.value(&path.at(index)),
                    }
                    index += 1;
                }
                self.next();
            }
            Some('"') => {
                self.string();
            }
            _ => self.skip(|c| !c.is_whitespace() && !matches!(c, ',' | ']' | '}')),
        }
    }

    fn members(&mut self, path: &Path) {
        let mut seen = Vec::new();
        loop {
            self.gap();
            let here = (self.line, self.column);
            match self.peek() {
                Some('"') => {}
                Some('}') => {
                    self.next();
                    return;
                }
                _ => return,
            }
            let key = self.string();
            let member = path.key(&key);
            self.found.at.entry(member.clone()).or_insert(here);
            if seen.contains(&key) {
                self.found.twice.push(member.clone());
            }
            seen.push(key);
            self.value(&member);
        }
    }

    fn string(&mut self) -> String {
        let start = self.rest.peek().map_or(self.text.len(), |(i, _)| *i);
        self.next();
        while let Some(c) = self.next() {
            match c {
                '\\' => {
                    self.next();
                }
                '"' => break,
                _ => {}
            }
        }
        let end = self.rest.peek().map_or(self.text.len(), |(i, _)| *i);
        serde_json::from_str(&self.text[start..end]).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_found_by_line_and_column() {
        let text = "{\n  \"a\": [1, {\"b\\\"\": \"x\"}],\n  \"a\": 2\n}";
        let positions = Positions::of(text);
        assert_eq!(positions.find(&Path::new("a").at(1)), (2, 12));
        assert_eq!(positions.find(&Path::new("a").at(1).key("b\"")), (2, 13));
        assert_eq!(positions.find(&Path::new("a").at(1).key("c")), (2, 12));
        assert_eq!(positions.twice, [Path::new("a")]);
    }
}
