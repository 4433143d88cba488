//! [`Kept`]: what nodes come to under other readings, by the options it depends on.

use super::memo::Noted;
use super::outcomes::Possible;
use super::standing::Evaluation;

/// One node under one choice of options.
struct Entry {
    /// The entry before it of the same node, counted from 1; 0 for none.
    before: usize,
    key: u128,
    noted: Noted,
    standing: Option<Possible>,
}

/// As many entries as a report often comes to.
const MANY: usize = 512;

/// Entries of all nodes in one list, those of one node chained.
#[derive(Default)]
pub(super) struct Kept {
    last: Vec<usize>,
    entries: Vec<Entry>,
}

impl Kept {
    pub fn clear(&mut self) {
        self.last.clear();
        self.entries.clear();
    }

    fn find(&mut self, node: usize, key: u128) -> Option<&mut Entry> {
        let mut at = self.last.get(node).copied().unwrap_or(0);
        while at > 0 && self.entries[at - 1].key != key {
            at = self.entries[at - 1].before;
        }
        self.entries.get_mut(at.checked_sub(1)?)
    }

    fn add(&mut self, node: usize, key: u128, noted: Noted) {
        if self.last.len() <= node {
            self.last.resize(node + 1, 0);
        }
        if self.entries.is_empty() {
            self.entries.reserve(MANY);
        }
        let before = std::mem::replace(&mut self.last[node], self.entries.len() + 1);
        self.entries.push(Entry {
            before,
            key,
            noted,
            standing: None,
        });
    }
}

impl Evaluation<'_> {
    /// The options in force that a node depends on; `None` where what it comes to is not kept by them.
    fn key(&self, node: usize) -> Option<u128> {
        let may_keep = self.switched != 0 && self.is_as_given(self.plan.node_readings[node]);
        may_keep.then(|| self.code & self.plan.node_bits[node])
    }

    /// Whether what depends on these readings only is told by the answers and the options in force.
    pub fn is_as_given(&self, readings: u128) -> bool {
        let others = self.in_any_way | (self.switched & self.plan.code.left_out);
        others & readings == 0 && self.trying == 0 && !self.enumerating
    }

    /// What is kept of a node.
    pub fn kept_note(&mut self, node: usize) -> Option<Noted> {
        let key = self.key(node)?;
        self.kept.find(node, key).map(|entry| entry.noted)
    }

    /// Keeps what a node comes to.
    pub fn keep_note(&mut self, node: usize, noted: Noted) {
        if let Some(key) = self.key(node) {
            self.kept.add(node, key, noted);
        }
    }

    /// The standing kept of a node.
    pub fn kept_standing(&mut self, node: usize) -> Option<Possible> {
        let key = self.key(node)?;
        self.kept.find(node, key)?.standing
    }

    /// Keeps the standing of a node.
    pub fn keep_standing(&mut self, node: usize, found: Possible) {
        if let Some(key) = self.key(node)
            && let Some(entry) = self.kept.find(node, key)
        {
            entry.standing = Some(found);
        }
    }
}
