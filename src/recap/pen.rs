//! [`Picture`]: a display list, and the pen that writes it from top to bottom.

use super::measure;

/// A picture as a list of marks, painted in order.
#[derive(Clone, PartialEq, Debug)]
pub struct Picture {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// What to paint.
    pub marks: Vec<Mark>,
}

/// Something to paint. Colours are CSS colours; lengths are pixels.
#[derive(Clone, PartialEq, Debug)]
pub enum Mark {
    /// A filled rectangle with round corners.
    Fill {
        /// Left edge.
        x: u32,
        /// Upper edge.
        y: u32,
        /// Width.
        w: u32,
        /// Height.
        h: u32,
        /// Colour.
        color: &'static str,
        /// Radius of the corners; 0 is square.
        radius: u32,
    },
    /// One line of text.
    Text {
        /// Left end, middle or right end, as `align` says.
        x: u32,
        /// The baseline.
        y: u32,
        /// Size of the font.
        size: u32,
        /// Weight of the font as in CSS.
        weight: u32,
        /// Colour.
        color: &'static str,
        /// What `x` is.
        align: Align,
        /// The words.
        words: String,
    },
    /// A QR code on the white ground painted before it.
    Qr {
        /// Left edge.
        x: u32,
        /// Upper edge.
        y: u32,
        /// Width and height: a whole multiple of the number of modules.
        size: u32,
        /// Dark modules, row by row.
        modules: Vec<Vec<bool>>,
    },
}

/// Which point of a line of text is given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Align {
    /// The left end.
    Left,
    /// The middle.
    Centre,
    /// The right end.
    Right,
}

/// How words look.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub size: u32,
    pub weight: u32,
    pub color: &'static str,
}

impl Style {
    /// The same in another colour.
    pub fn in_color(self, color: &'static str) -> Style {
        Style { color, ..self }
    }

    /// Height of a line.
    pub fn line(self) -> u32 {
        self.size * 29 / 20
    }

    /// Width of some words.
    pub fn width(self, words: &str) -> u32 {
        measure::width(words, self.size, self.weight)
    }

    /// Words in lines.
    pub fn lines(self, words: &str, room: u32) -> Vec<String> {
        measure::lines(words, self.size, self.weight, room)
    }
}

/// A column: where it begins and how wide it is.
#[derive(Clone, Copy)]
pub(super) struct Column {
    pub x: u32,
    pub w: u32,
}

impl Column {
    /// Without so much on both sides.
    pub fn inset(self, by: u32) -> Column {
        Column {
            x: self.x + by,
            w: self.w - 2 * by,
        }
    }

    /// The right end.
    pub fn end(self) -> u32 {
        self.x + self.w
    }
}

/// Writes marks; `y` is where the next one goes.
#[derive(Default)]
pub(super) struct Pen {
    pub marks: Vec<Mark>,
    pub y: u32,
}

impl Pen {
    /// A rectangle.
    pub fn fill(&mut self, area: Column, y: u32, h: u32, color: &'static str, radius: u32) {
        let Column { x, w } = area;
        self.marks.push(Mark::Fill {
            x,
            y,
            w,
            h,
            color,
            radius,
        });
    }

    /// One line whose middle is `line` pixels high and begins at the present place, which stays.
    pub fn words(&mut self, x: u32, style: Style, line: u32, align: Align, words: &str) {
        self.marks.push(Mark::Text {
            x,
            y: self.y + line / 2 + style.size * 36 / 100,
            size: style.size,
            weight: style.weight,
            color: style.color,
            align,
            words: words.to_owned(),
        });
    }

    /// A text in as many lines as it takes.
    pub fn paragraph(&mut self, column: Column, style: Style, align: Align, text: &str) {
        let x = match align {
            Align::Left => column.x,
            Align::Centre => column.x + column.w / 2,
            Align::Right => column.end(),
        };
        for line in style.lines(text, column.w) {
            self.words(x, style, style.line(), align, &line);
            self.y += style.line();
        }
    }

    /// A name at the left and a value at the right, under each other where they do not fit on one line.
    pub fn pair(&mut self, column: Column, name: (Style, &str), value: (Style, &str)) {
        let height = name.0.line().max(value.0.line());
        if name.0.width(name.1) + value.0.width(value.1) + name.0.size <= column.w {
            self.words(column.x, name.0, height, Align::Left, name.1);
            self.words(column.end(), value.0, height, Align::Right, value.1);
            self.y += height;
        } else {
            self.paragraph(column, name.0, Align::Left, name.1);
            self.paragraph(column, value.0, Align::Right, value.1);
        }
    }

    /// Two columns of text; goes on below the longer one.
    pub fn columns(&mut self, left: (Column, Style, &str), right: (Column, Style, &str)) {
        let top = self.y;
        self.paragraph(left.0, left.1, Align::Left, left.2);
        let below = self.y;
        self.y = top;
        self.paragraph(right.0, right.1, Align::Left, right.2);
        self.y = self.y.max(below);
    }

    /// Words on a round ground of their own; its right edge.
    pub fn chip(&mut self, x: u32, style: Style, ground: &'static str, words: &str) -> u32 {
        let (pad, height) = (style.size * 3 / 4, style.size * 7 / 4);
        let area = Column {
            x,
            w: style.width(words) + 2 * pad,
        };
        self.fill(area, self.y, height, ground, height / 2);
        self.words(x + area.w / 2, style, height, Align::Centre, words);
        area.end()
    }

    /// Begins a ground whose height is not known yet.
    pub fn open_ground(&mut self, area: Column, color: &'static str, radius: u32) -> usize {
        self.fill(area, self.y, 0, color, radius);
        self.marks.len() - 1
    }

    /// Ends a ground at the present place.
    pub fn close_ground(&mut self, at: usize) {
        if let Some(Mark::Fill { y, h, .. }) = self.marks.get_mut(at) {
            *h = self.y - *y;
        }
    }
}
