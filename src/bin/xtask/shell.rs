//! The static pages: templates in `www/` filled with texts and with the hashed names of the assets.

use crate::command::Outcome;
use selfcheck::copy::words;
use selfcheck::policy::Bundle;

/// The names and values to put in place of `{{name}}`.
pub type Texts = Vec<(&'static str, String)>;

/// What the page says before, and without, the program: title, what it does, whom to ask.
///
/// The first policy that is offered gives the page its title, which is also what WeChat shows of a shared link.
pub fn shell_texts(bundle: &Bundle) -> Outcome<Texts> {
    let offered = bundle.policies.iter().find(|policy| policy.meta.offered);
    let policy = offered.ok_or("no policy is offered; set `offered` in one of them")?;
    let meta = &policy.meta;
    Ok(vec![
        ("slug", policy.slug.to_string()),
        ("title", words::page_title(meta.short_title)),
        ("what", meta.purpose.to_string()),
        ("office", words::ask_office(meta.authority)),
        ("banner", meta.banner.to_string()),
        ("noscript", words::NO_SCRIPT.into()),
    ])
}

/// Puts the values, escaped for HTML, in place of every `{{name}}`; a name without a value is an error.
pub fn fill(template: &str, texts: &Texts, file: &str) -> Outcome<String> {
    let mut parts = template.split("{{");
    let mut page = parts.next().unwrap_or_default().to_string();
    for part in parts {
        let (name, rest) = part
            .split_once("}}")
            .ok_or_else(|| format!("{file}: `{{{{` is never closed by `}}}}`"))?;
        let (_, value) = texts
            .iter()
            .find(|(known, _)| *known == name.trim())
            .ok_or_else(|| {
                format!("{file}: nothing stands for `{{{{{name}}}}}`; add it to src/bin/xtask/shell.rs")
            })?;
        page.push_str(&escape(value));
        page.push_str(rest);
    }
    Ok(page)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(template: &str, expected: Result<&str, &str>) {
        let texts = vec![("title", "A <b> & \"c\"".to_string())];
        let filled = fill(template, &texts, "page.html");
        match expected {
            Ok(page) => assert_eq!(filled.as_deref(), Ok(page)),
            Err(part) => assert!(filled.is_err_and(|message| message.contains(part)), "{template}"),
        }
    }

    #[test]
    fn values_are_escaped_and_every_name_must_be_known() {
        check(
            "<h1>{{title}}</h1>",
            Ok("<h1>A &lt;b&gt; &amp; &quot;c&quot;</h1>"),
        );
        check(
            "{{ title }}{{title}}",
            Ok("A &lt;b&gt; &amp; &quot;c&quot;A &lt;b&gt; &amp; &quot;c&quot;"),
        );
        check("no name", Ok("no name"));
        check("{{titel}}", Err("`{{titel}}`"));
        check("{{title", Err("never closed"));
    }
}
