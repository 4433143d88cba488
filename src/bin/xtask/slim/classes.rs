//! Numbers for symbols by which brotli predicts best: it sorts the two bytes before each one into eight classes and
//! counts apart what follows each two. So symbols that are followed by the same ones share a class.

use std::collections::BTreeMap;
use std::ops::Range;

/// Brotli's classes for data that is not text (RFC 7932, section 7.1, signed).
const CLASSES: [Range<u8>; 7] = [0..1, 1..16, 16..64, 64..128, 128..192, 192..240, 240..255];
/// The class of 255 alone.
const LAST: usize = 7;
const COUNT: usize = 8;

/// The new number of each of `count` symbols; 0, which ends a function, stays.
pub fn numbers(stream: &[u8], count: usize) -> Vec<u8> {
    let mut search = Search::of(stream, count);
    while search.improve() {}
    let mut free: Vec<Vec<u8>> = CLASSES.map(|class| class.rev().collect()).to_vec();
    free.push(vec![u8::MAX]);
    let taken = search.class.iter().map(|class| free[*class].pop());
    taken.map(|number| number.unwrap_or_default()).collect()
}

/// How often one symbol follows two others, and the class of each.
struct Search {
    triples: Vec<([usize; 3], u32)>,
    /// The places in `triples` that begin or go on with a symbol.
    of_symbol: Vec<Vec<usize>>,
    class: Vec<usize>,
    left: [usize; COUNT],
    counts: Vec<[u32; 256]>,
    costs: [u64; COUNT * COUNT],
}

impl Search {
    fn of(stream: &[u8], count: usize) -> Search {
        let mut triples = BTreeMap::new();
        for three in stream.windows(3) {
            *triples
                .entry([three[0], three[1], three[2]].map(usize::from))
                .or_default() += 1;
        }
        let triples: Vec<([usize; 3], u32)> = triples.into_iter().collect();
        let mut of_symbol = vec![Vec::new(); count];
        let mut often = vec![0; count];
        for (at, ([first, second, _], times)) in triples.iter().enumerate() {
            of_symbol[*second].push(at);
            often[*second] += times;
            if first != second {
                of_symbol[*first].push(at);
            }
        }
        let mut left = [1, 15, 48, 64, 64, 48, 15, 1];
        let mut class = vec![0; count];
        let mut rest: Vec<usize> = (1..count).collect();
        rest.sort_by_key(|symbol| std::cmp::Reverse(often[*symbol]));
        left[0] = 0;
        for (rank, symbol) in rest.into_iter().enumerate() {
            let wanted = match rank {
                0 => LAST,
                _ => 1 + rank % (LAST - 1),
            };
            let free = (1..LAST).map(|more| 1 + (wanted + more - 1) % (LAST - 1));
            let fits = [wanted].into_iter().chain(free).find(|class| left[*class] > 0);
            class[symbol] = fits.unwrap_or_default();
            left[class[symbol]] -= 1;
        }
        let mut search = Search {
            counts: vec![[0; 256]; COUNT * COUNT],
            costs: [0; COUNT * COUNT],
            triples,
            of_symbol,
            class,
            left,
        };
        for at in 0..search.triples.len() {
            let ([first, second, next], times) = search.triples[at];
            let context = search.context(first, second);
            search.counts[context][next] += times;
        }
        for context in 0..COUNT * COUNT {
            search.costs[context] = cost(&search.counts[context]);
        }
        search
    }

    fn context(&self, first: usize, second: usize) -> usize {
        COUNT * self.class[second] + self.class[first]
    }

    /// Moves each symbol to the class where it costs least; says whether any moved.
    fn improve(&mut self) -> bool {
        let mut has_moved = false;
        for symbol in 1..self.class.len() {
            let own = self.class[symbol];
            let mut best = (self.costs.iter().sum::<u64>(), own);
            for class in 1..COUNT {
                if class != own && self.left[class] > 0 {
                    self.put(symbol, class);
                    best = best.min((self.costs.iter().sum(), class));
                    self.put(symbol, own);
                }
            }
            self.put(symbol, best.1);
            has_moved |= best.1 != own;
        }
        has_moved
    }

    fn put(&mut self, symbol: usize, class: usize) {
        let own = self.class[symbol];
        if own == class {
            return;
        }
        self.count(symbol, u32::wrapping_sub);
        self.left[own] += 1;
        self.class[symbol] = class;
        self.left[class] -= 1;
        self.count(symbol, u32::wrapping_add);
        for other in 0..COUNT {
            for changed in [own, class] {
                for context in [COUNT * changed + other, COUNT * other + changed] {
                    self.costs[context] = cost(&self.counts[context]);
                }
            }
        }
    }

    fn count(&mut self, symbol: usize, by: fn(u32, u32) -> u32) {
        for at in &self.of_symbol[symbol] {
            let ([first, second, next], times) = self.triples[*at];
            let context = COUNT * self.class[second] + self.class[first];
            self.counts[context][next] = by(self.counts[context][next], times);
        }
    }
}

/// About how many 256ths of a bit the symbols of one context take, with what their own table takes.
fn cost(counts: &[u32; 256]) -> u64 {
    const TABLE: u64 = 4 * 256;
    let total = counts.iter().sum();
    let each = counts.iter().filter(|count| **count > 0);
    each.map(|count| TABLE + u64::from(*count) * (logarithm(total) - logarithm(*count)))
        .sum()
}

/// 256 times the logarithm to base 2, a little rounded.
fn logarithm(number: u32) -> u64 {
    let whole = number.ilog2();
    // Squared, the rest of the number gives its logarithm bit by bit.
    let (mut rest, mut bits) = ((u64::from(number) << 31) >> whole, 0);
    for _ in 0..8 {
        rest = (rest * rest) >> 31;
        let bit = rest >> 32;
        rest >>= bit;
        bits = (bits << 1) | bit;
    }
    (u64::from(whole) << 8) | bits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_near() {
        assert_eq!(
            [1, 2, 3, 1024, 1_000_000].map(logarithm),
            [0, 256, 405, 2560, 5102]
        );
    }

    #[test]
    fn symbols_that_are_followed_alike_share_a_class() {
        // 1 and 2 are followed by 3 or 4, which are followed by 1 or 2.
        let mut stream = vec![0];
        let mut state: u32 = 1;
        for at in 0..4000 {
            state = state.wrapping_mul(1_103_515_245).wrapping_add(12_345);
            stream.push((1 + at % 2 * 2 + (state >> 16) % 2) as u8);
        }
        let numbers = numbers(&stream, 5);
        assert_eq!(numbers[0], 0);
        let class = |symbol: usize| {
            let number = numbers[symbol];
            CLASSES
                .iter()
                .position(|class| class.contains(&number))
                .unwrap_or(LAST)
        };
        assert_eq!((class(1), class(3)), (class(2), class(4)));
        assert_ne!(class(1), class(3));
        let mut all = numbers.clone();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 5);
    }
}
