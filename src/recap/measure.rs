//! How wide a text is, and where its lines break. An estimate on the wide side, in whole pixels.

/// Width in thousandths of the font size.
fn share(c: char) -> u32 {
    match c {
        ' ' | '.' | ',' | '\'' | '|' | ':' | ';' | '!' => 330,
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | '(' | ')' | '-' | '/' => 420,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 950,
        'A'..='Z' | '#' | '&' | '+' | '=' | '~' | '_' => 720,
        '\0'..='\u{7f}' => 600,
        _ => 1_000,
    }
}

/// From this weight on letters are drawn bold, which is wider for all but full-width characters.
const BOLD: u32 = 600;

/// Width of a character in thousandths of the font size.
fn drawn(c: char, weight: u32) -> u32 {
    match share(c) {
        narrow if narrow < 1_000 && weight >= BOLD => narrow + narrow / 16,
        share => share,
    }
}

/// The width of a text in pixels at a font size, at most.
pub fn width(text: &str, size: u32, weight: u32) -> u32 {
    let shares: u32 = text.chars().map(|c| drawn(c, weight)).sum();
    (shares * size).div_ceil(1_000)
}

/// Never at the start of a line.
fn ends(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '？'
            | '！'
            | '）'
            | '》'
            | '」'
            | '】'
            | '”'
            | '’'
            | '～'
            | '·'
            | '…'
            | '–'
            | '％'
            | ')'
            | ','
            | '.'
            | ';'
            | ':'
            | '?'
            | '!'
            | '%'
    )
}

/// Never at the end of a line.
fn opens(c: char) -> bool {
    matches!(c, '（' | '《' | '「' | '【' | '“' | '‘' | '(')
}

/// Whether a line may end between two characters: not inside a word or number.
fn may_part(before: char, after: char) -> bool {
    let is_word = |c: char| c.is_ascii_graphic() || c == '–';
    let holds = ends(after) || opens(before) || after == ' ';
    !(holds || is_word(before) && is_word(after))
}

/// Whether one pauses between two characters: a line ends best there.
fn may_pause(before: char, after: char) -> bool {
    may_part(before, after) && (opens(after) || matches!(before, '，' | '。' | '；' | '：' | '）'))
}

/// Breaks a text into lines no wider than `room` pixels. Not one character is lost but the spaces at line ends. A word
/// wider than a whole line is broken inside. Two lines part at a pause if they can; where the last line would be short,
/// all are made about as long.
pub fn lines(text: &str, size: u32, weight: u32, room: u32) -> Vec<String> {
    let letters: Vec<char> = text.trim().chars().collect();
    let mut ends = line_ends(&letters, size, weight, room);
    if let [first, _] = ends[..] {
        let fits = |at: &usize| line_end(&letters[*at..], size, weight, room) == letters.len() - at;
        let pauses = |at: &usize| may_pause(letters[at - 1], letters[*at]) && fits(at);
        ends[0] = (1..=first).rev().find(pauses).unwrap_or(first);
    }
    let last = ends.iter().rev().nth(1).map_or(0, |start| letters.len() - start);
    if ends.len() > 1 && last * ends.len() * 2 < letters.len() {
        let mut narrower = room;
        while narrower > size * 2 {
            narrower -= size / 2;
            let tried = line_ends(&letters, size, weight, narrower);
            let tidy = |at: &usize| *at == letters.len() || may_part(letters[at - 1], letters[*at]);
            if tried.len() > ends.len() || !tried.iter().all(tidy) {
                break;
            }
            ends = tried;
        }
    }
    let mut start = 0;
    let cut = |end: usize| {
        let line: String = letters[start..end].iter().collect();
        start = end;
        line.trim_end().to_owned()
    };
    ends.into_iter().map(cut).collect()
}

/// Where lines end, each after at least one character.
fn line_ends(letters: &[char], size: u32, weight: u32, room: u32) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut start = 0;
    while start < letters.len() {
        start += line_end(&letters[start..], size, weight, room);
        ends.push(start);
    }
    ends
}

/// How many characters go into the first line.
fn line_end(letters: &[char], size: u32, weight: u32, room: u32) -> usize {
    let mut shares = 0;
    let fits = letters.iter().position(|letter| {
        shares += drawn(*letter, weight);
        *letter != ' ' && (shares * size).div_ceil(1_000) > room
    });
    let Some(fits) = fits else {
        return letters.len();
    };
    let parts = |at: &usize| may_part(letters[at - 1], letters[*at]);
    let tidy = (1..=fits).rev().find(parts);
    let rough = || (1..=fits).rev().find(|at| !ends(letters[*at]));
    tidy.or_else(rough).unwrap_or(fits.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, room: u32, wanted: &[&str]) {
        let found = lines(text, 10, 400, room);
        assert_eq!(found, wanted);
        assert!(found.iter().all(|line| width(line, 10, 400) <= room.max(10)));
    }

    #[test]
    fn lines_break_where_one_may() {
        check("", 100, &[]);
        check("一二三四五六", 30, &["一二三", "四五六"]);
        // A sign that closes takes the character before it along; one that opens goes to the next line.
        check("一二三，四五", 30, &["一二", "三，四", "五"]);
        check("一二（三）四", 30, &["一二", "（三）", "四"]);
        check("一二三）。四", 30, &["一二", "三）。", "四"]);
        // Numbers and words stay whole, and a space at the end of a line is dropped.
        check("合计 78,030.00 元", 60, &["合计", "78,030.00", "元"]);
        check("合计12,000元", 40, &["合计", "12,000", "元"]);
        // Nothing else helps.
        check(
            "https://example.gov.cn/",
            60,
            &["https://exa", "mple.gov.c", "n/"],
        );
        check("。。。。。", 20, &["。。", "。。", "。"]);
        check("一二", 5, &["一", "二"]);
    }

    #[test]
    fn two_lines_part_at_a_pause() {
        check("一二三四五六（七八）", 70, &["一二三四五六", "（七八）"]);
        check("一二，三四五六七八", 70, &["一二，", "三四五六七八"]);
        // Without one they are about as long.
        check("一二三四五六七八", 70, &["一二三四", "五六七八"]);
    }

    #[test]
    fn nothing_is_lost() {
        let text = "按您的回答，A类各项条件都对得上（第四条），合计 78,030.00 元；请核对“材料”。";
        for room in 5..400 {
            let joined = lines(text, 10, 400, room).concat();
            assert_eq!(joined.replace(' ', ""), text.replace(' ', ""), "{room}");
        }
    }

    #[test]
    fn bold_letters_are_wider() {
        assert_eq!(width("元元", 32, 700), 64);
        assert!(width("78,030", 32, 700) > width("78,030", 32, 400));
    }
}
