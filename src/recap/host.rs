//! [`Host`]: what the page that shows the self-check says about the office.

/// What the page that shows the self-check says about the office; all of it optional. Empty texts count as none.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Host {
    /// Name of the office.
    pub office: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Office hours.
    pub hours: Option<String>,
    /// Where the application form is.
    pub form_url: Option<String>,
    /// Where to complain: words, or an address.
    pub complaint: Option<String>,
    /// Public address of the page, for links and codes instead of the page's own.
    pub address: Option<String>,
}

impl Host {
    /// What a phone dials: digits, with a plus in front if there is one; nothing for too few of them. Words after the
    /// number, such as an extension, are left for people to read.
    pub fn dialled(&self) -> Option<String> {
        let mut dialled = String::new();
        for letter in given(&self.phone)?.chars() {
            match letter {
                '0'..='9' => dialled.push(letter),
                '+' if dialled.is_empty() => dialled.push(letter),
                ' ' | '-' | '(' | ')' | '（' | '）' | '－' => {}
                _ => break,
            }
        }
        (dialled.len() >= SHORTEST).then_some(dialled)
    }
}

/// Shorter texts are no telephone numbers.
const SHORTEST: usize = 3;

/// Whether a text can stand in a link: a web address, or a relative one; never a script or a file of the visitor's.
pub fn is_address(text: &str) -> bool {
    let is_odd = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\' | '`');
    if text.is_empty() || text.contains(is_odd) {
        return false;
    }
    let scheme = text
        .split_once(':')
        .map(|(scheme, _)| scheme)
        .filter(|scheme| !scheme.contains(['/', '?', '#']));
    scheme.is_none_or(is_web)
}

/// Whether a text names a page on the web in full.
pub fn is_web_address(text: &str) -> bool {
    is_address(text) && text.split_once("://").is_some_and(|(scheme, _)| is_web(scheme))
}

fn is_web(scheme: &str) -> bool {
    scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
}

/// A text that is given and not blank.
pub(super) fn given(text: &Option<String>) -> Option<&str> {
    text.as_deref().map(str::trim).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_and_relative_addresses_become_links() {
        for good in [
            "https://a.example/b?c=d:e",
            "HTTP://a.example",
            "form.html",
            "/form",
            "?a=b:c",
            "//a.example",
        ] {
            assert!(is_address(good), "{good}");
        }
        for bad in [
            "",
            "javascript:alert(1)",
            "JavaScript:x",
            "java\nscript:x",
            " javascript:x",
            "data:text/html,x",
            "file:///etc",
            "mailto:a@b.example",
            "https://a b",
            "https:\\\\a",
            "vbscript:x",
        ] {
            assert!(!is_address(bad), "{bad}");
        }
        assert!(is_web_address("https://a.example/"));
        assert!(!is_web_address("form.html"));
        assert!(!is_web_address("意见箱在大厅"));
    }

    #[test]
    fn a_phone_dials_digits_only() {
        let dialled = |phone: &str| {
            let phone = Some(phone.to_owned());
            Host {
                phone,
                ..Host::default()
            }
            .dialled()
        };
        for (phone, wanted) in [
            ("0477-0000000", Some("04770000000")),
            ("+86 (477) 000 0000", Some("+864770000000")),
            ("0477-0000000 转 8", Some("04770000000")),
            ("0477-0000000、0000001", Some("04770000000")),
            ("12345", Some("12345")),
            ("见公众号", None),
            ("1", None),
            ("javascript:1234", None),
        ] {
            assert_eq!(dialled(phone).as_deref(), wanted, "{phone}");
        }
    }
}
