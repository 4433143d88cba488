//! Frequent pairs of symbols.

/// Puts `joined` in place of the pair that the stream holds most often, and gives that pair; none when no pair occurs
/// twice. Symbol 0, which ends a function, stays on its own.
pub fn join(stream: &mut Vec<u8>, joined: u8) -> Option<[u8; 2]> {
    let (pair, count) = most_frequent(stream);
    if count < 2 {
        return None;
    }
    let mut shorter = Vec::with_capacity(stream.len());
    let mut rest = stream.as_slice();
    while let Some((first, behind)) = rest.split_first() {
        if rest.starts_with(&pair) {
            shorter.push(joined);
            rest = &rest[2..];
        } else {
            shorter.push(*first);
            rest = behind;
        }
    }
    *stream = shorter;
    Some(pair)
}

/// The pair that occurs most often, the lowest of equals, and how often; in `x x x` it is counted once.
fn most_frequent(stream: &[u8]) -> ([u8; 2], usize) {
    let mut counts = vec![0; 1 << 16];
    let mut counted_at = None;
    for (at, two) in stream.windows(2).enumerate() {
        let [first, second] = [two[0], two[1]];
        let overlaps =
            first == second && counted_at == at.checked_sub(1) && at > 0 && stream[at - 1] == first;
        if first == 0 || second == 0 || overlaps {
            continue;
        }
        counted_at = Some(at);
        counts[usize::from(u16::from_be_bytes([first, second]))] += 1;
    }
    let best = (0..=u16::MAX).rev().max_by_key(|pair| counts[usize::from(*pair)]);
    let best = best.unwrap_or_default();
    (best.to_be_bytes(), counts[usize::from(best)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_frequent_pair_is_joined() {
        let mut stream = vec![1, 2, 3, 1, 2, 0, 1, 2, 2, 2, 2, 0];
        assert_eq!(join(&mut stream, 9), Some([1, 2]));
        assert_eq!(stream, [9, 3, 9, 0, 9, 2, 2, 2, 0]);
        assert_eq!(join(&mut stream, 10), None);
        assert_eq!(stream, [9, 3, 9, 0, 9, 2, 2, 2, 0]);
    }

    #[test]
    fn a_run_is_joined_two_by_two() {
        let mut stream = vec![2, 2, 2, 2, 2, 0, 0];
        assert_eq!(join(&mut stream, 9), Some([2, 2]));
        assert_eq!(stream, [9, 9, 2, 0, 0]);
    }
}
