//! The static pages: templates in `www/` filled with texts and with the hashed names of the assets.

use crate::command::Outcome;

/// The names and values to put in place of `{{name}}`.
pub type Texts = Vec<(&'static str, String)>;

/// What the page says before, and without, the program: title, what it does, the office.
///
/// Placeholder texts, to be taken from `selfcheck::copy`.
pub fn shell_texts() -> Texts {
    vec![
        ("title", "政策自查".into()),
        ("what", "回答几个问题，对照文件看看条件、费用和还缺什么。".into()),
        ("office", "需要帮助，请联系当地主管部门。".into()),
        (
            "noscript",
            "本页需要启用 JavaScript。也可以直接到办事窗口咨询。".into(),
        ),
    ]
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
