//! What was typed behind the command.

/// Plain words and options.
pub struct Arguments {
    /// Words without dashes, in order.
    pub plain: Vec<String>,
    options: Vec<(String, String)>,
}

impl Arguments {
    /// Reads words, options with a value (`--day 2026-01-31` or `--day=2026-01-31`) and options without.
    pub fn read(
        words: &[String],
        valued: &[&str],
        flags: &[&str],
        most_plain: usize,
    ) -> Result<Arguments, String> {
        let mut arguments = Arguments {
            plain: Vec::new(),
            options: Vec::new(),
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let Some(option) = word.strip_prefix("--") else {
                arguments.plain.push(word.clone());
                continue;
            };
            let (name, value) = match option.split_once('=') {
                Some((name, value)) => (name, Some(value.to_owned())),
                None => (option, None),
            };
            if flags.contains(&name) && value.is_none() {
                arguments.options.push((name.to_owned(), String::new()));
            } else if valued.contains(&name) {
                let value = value.or_else(|| words.next().cloned());
                let value = value.ok_or_else(|| format!("--{name} needs a value"))?;
                arguments.options.push((name.to_owned(), value));
            } else {
                let known: Vec<String> = valued
                    .iter()
                    .chain(flags)
                    .map(|name| format!("--{name}"))
                    .collect();
                return Err(format!(
                    "there is no option `{word}` here; known: {}",
                    known.join(", ")
                ));
            }
        }
        if let Some(extra) = arguments.plain.get(most_plain) {
            return Err(format!("`{extra}` is too much here; see selfcheck --help"));
        }
        Ok(arguments)
    }

    /// Every value of an option.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.options
            .iter()
            .filter(move |(option, _)| option == name)
            .map(|(_, value)| value.as_str())
    }

    /// The last value of an option.
    pub fn last(&self, name: &str) -> Option<&str> {
        self.options
            .iter()
            .rev()
            .find(|(option, _)| option == name)
            .map(|(_, value)| value.as_str())
    }

    /// Whether an option without value was typed.
    pub fn has(&self, name: &str) -> bool {
        self.last(name).is_some()
    }
}
