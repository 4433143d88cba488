//! [`Attributes`]: what the page that shows the self-check asks for, as read from the attributes of the element.

use crate::recap::{Host, is_address};
use crate::value::Date;

/// What was asked for; nothing that cannot be used.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Attributes {
    /// About the office.
    pub host: Host,
    /// The document to start with.
    pub policy: Option<String>,
    /// The documents to offer.
    pub policies: Vec<String>,
    /// Every document of the site; said by the loader, not by the page.
    pub documents: Vec<String>,
    /// The day of the self-check.
    pub day: Option<Date>,
    /// The example to open with, from 1.
    pub example: Option<u16>,
    /// Open on the stage.
    pub stage: bool,
    /// Id of the element.
    pub id: String,
}

impl Attributes {
    /// Reads names and values in turn, in any order; with a line for the web admin on each that cannot be used.
    pub fn read(attributes: &[String]) -> (Attributes, Vec<String>) {
        let mut read = Attributes::default();
        let mut unusable = Vec::new();
        for pair in attributes.chunks_exact(2) {
            let (name, value) = (&*pair[0], pair[1].trim());
            if !read.take(name, value) {
                unusable.push(["attribute ", name, "=\"", value, "\" is ignored"].concat());
            }
        }
        (read, unusable)
    }

    /// Takes one attribute in; says whether its value can be used. Names of others are none of ours.
    fn take(&mut self, name: &str, value: &str) -> bool {
        let text = (!value.is_empty()).then(|| value.to_owned());
        let is_link = text.is_none() || is_address(value);
        let host = &mut self.host;
        match name {
            "office" => host.office = text,
            "phone" => host.phone = text,
            "hours" => host.hours = text,
            "complaint" => host.complaint = text,
            "form" if is_link => host.form_url = text,
            "address" if is_link => host.address = text,
            "form" | "address" => return false,
            "policy" => self.policy = text,
            "policies" => self.policies = value.split_whitespace().map(str::to_owned).collect(),
            "documents" => self.documents = value.split_whitespace().map(str::to_owned).collect(),
            "id" => value.clone_into(&mut self.id),
            "stage" => self.stage = true,
            "day" => {
                self.day = Date::parse(value).ok();
                return self.day.is_some() || text.is_none();
            }
            "example" => {
                self.example = value.parse().ok().filter(|number| *number > 0);
                return self.example.is_some() || text.is_none();
            }
            _ => {}
        }
        true
    }
}

/// Places of the documents to offer, and which of them comes first; with a line for each name that is none. `known`
/// are the names of all documents, and whether they are offered unasked.
pub fn offered(attributes: &Attributes, known: &[(&str, bool)]) -> (Vec<usize>, usize, Vec<String>) {
    let place = |name: &str| known.iter().position(|(known, _)| *known == name);
    let mut unknown = Vec::new();
    let mut places = Vec::new();
    for name in attributes.policies.iter().chain(&attributes.policy) {
        match place(name) {
            Some(at) if places.contains(&at) => {}
            Some(at) => places.push(at),
            None => unknown.push(["there is no policy ", name].concat()),
        }
    }
    if places.is_empty() {
        places.extend((0..known.len()).filter(|at| known[*at].1));
    }
    let first = attributes.policy.as_deref().and_then(place);
    let first = places.iter().position(|at| Some(*at) == first);
    (places, first.unwrap_or(0), unknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> (Attributes, Vec<String>) {
        let flat: Vec<String> = pairs
            .iter()
            .flat_map(|(name, value)| [*name, *value])
            .map(str::to_owned)
            .collect();
        Attributes::read(&flat)
    }

    #[test]
    fn what_cannot_be_used_is_named_and_left_out() {
        let (found, unusable) = read(&[
            ("day", "2026-02-30"),
            ("form", "javascript:alert(1)"),
            ("example", "many"),
            ("office", " 某局 "),
            ("phone", ""),
            ("onclick", "x"),
            ("stage", ""),
        ]);
        let host = Host {
            office: Some("某局".to_owned()),
            ..Host::default()
        };
        assert_eq!(
            found,
            Attributes {
                host,
                stage: true,
                ..Attributes::default()
            }
        );
        assert_eq!(unusable.len(), 3);
        assert!(unusable[1].contains("form") && unusable[1].contains("javascript"));
        assert_eq!(Attributes::read(&["day".to_owned()]).1, Vec::<String>::new());
    }

    #[test]
    fn documents_are_offered_as_asked_for() {
        let known = [("a", true), ("b", false), ("c", true)];
        let check = |policies: &str, policy: &str, wanted: (&[usize], usize, usize)| {
            let (found, _) = read(&[("policy", policy), ("policies", policies)]);
            let (places, first, unknown) = offered(&found, &known);
            assert_eq!((&places[..], first, unknown.len()), wanted, "{policies} {policy}");
        };
        check("", "", (&[0, 2], 0, 0));
        check("", "b", (&[1], 0, 0));
        check("c b", "", (&[2, 1], 0, 0));
        check("c b", "b", (&[2, 1], 1, 0));
        check("c", "a", (&[2, 0], 1, 0));
        check("x c x", "y", (&[2], 0, 3));
        check("x", "", (&[0, 2], 0, 1));
    }
}
