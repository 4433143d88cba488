//! "Did you mean …": the nearest of some names.

/// The name nearest to `wrong`, if one is near enough to be a slip of the pen.
pub(super) fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let letters = wrong.chars().count();
    // Two words of one letter have nothing in common.
    let allowed = (letters / 3).max(1).min(letters.saturating_sub(1));
    known
        .into_iter()
        .map(|name| (slips(wrong, name), name))
        .filter(|(slips, name)| {
            *slips <= allowed || (name.len() > 4 && wrong.len() > 4 && is_part(wrong, name))
        })
        .min()
        .map(|(_, name)| name.to_owned())
}

fn is_part(a: &str, b: &str) -> bool {
    a.contains(b) || b.contains(a)
}

/// Letters to insert, drop, replace or swap with their neighbour to get from one word to the other.
fn slips(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().take(64).collect();
    let b: Vec<char> = b.chars().take(64).collect();
    let mut rows = vec![(0..=b.len()).collect::<Vec<usize>>()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let cost = usize::from(a[i - 1] != b[j - 1]);
            let mut best = (rows[i - 1][j] + 1)
                .min(row[j - 1] + 1)
                .min(rows[i - 1][j - 1] + cost);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_found_and_strangers_are_not() {
        let known = ["registered_in_dalate", "area", "employees"];
        assert_eq!(nearest("aera", known).as_deref(), Some("area"));
        assert_eq!(
            nearest("registered", known).as_deref(),
            Some("registered_in_dalate")
        );
        assert_eq!(nearest("employee", known).as_deref(), Some("employees"));
        assert_eq!(nearest("revenue", known), None);
    }
}
