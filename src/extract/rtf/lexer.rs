//! The signs of RTF: groups, control words, bytes.

/// One sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'b> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// A control word with its number: `\fs20`.
    Word(&'b [u8], Option<i32>),
    /// A control symbol: `\~`.
    Symbol(u8),
    /// One byte of text, written plainly or as `\'e9`.
    Byte(u8),
}

/// Cuts a file into signs; what follows `\bin` is passed over.
#[derive(Debug)]
pub(super) struct Lexer<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Lexer<'b> {
    /// Starts at the first byte.
    pub fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// The byte that is read next.
    pub fn position(&self) -> usize {
        self.at
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn take_while(&mut self, wanted: impl Fn(u8) -> bool) -> &'b [u8] {
        let rest = &self.bytes[self.at.min(self.bytes.len())..];
        let length = rest.iter().position(|&byte| !wanted(byte)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    fn control(&mut self) -> Option<Token<'b>> {
        let first = self.peek()?;
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            return Some(match first {
                b'\'' => self.hexadecimal(),
                // A line end behind a backslash is the end of a paragraph.
                b'\r' | b'\n' => Token::Word(b"par", None),
                symbol => Token::Symbol(symbol),
            });
        }
        let name = self.take_while(|byte| byte.is_ascii_alphabetic());
        let is_negative =
            self.peek() == Some(b'-') && self.bytes.get(self.at + 1).is_some_and(u8::is_ascii_digit);
        self.at += usize::from(is_negative);
        let digits = self.take_while(|byte| byte.is_ascii_digit());
        let number = std::str::from_utf8(digits).ok().and_then(|digits| digits.parse::<i32>().ok());
        self.at += usize::from(self.peek() == Some(b' '));
        let number = number.map(|number| if is_negative { -number } else { number });
        if let (b"bin", Some(length)) = (name, number) {
            let length = usize::try_from(length).unwrap_or(0);
            self.at = self.at.saturating_add(length).min(self.bytes.len());
        }
        Some(Token::Word(name, number))
    }

    fn hexadecimal(&mut self) -> Token<'b> {
        let digit = |at: usize| self.bytes.get(at).and_then(|&byte| char::from(byte).to_digit(16));
        match (digit(self.at), digit(self.at + 1)) {
            (Some(high), Some(low)) => {
                self.at += 2;
                Token::Byte(u8::try_from(high * 16 + low).unwrap_or(b'?'))
            }
            _ => Token::Byte(b'?'),
        }
    }
}

impl<'b> Iterator for Lexer<'b> {
    type Item = Token<'b>;

    fn next(&mut self) -> Option<Token<'b>> {
        // Line ends only make the source readable.
        self.take_while(|byte| matches!(byte, b'\r' | b'\n' | 0));
        let byte = self.peek()?;
        self.at += 1;
        match byte {
            b'{' => Some(Token::Open),
            b'}' => Some(Token::Close),
            b'\\' => self.control(),
            b'\t' => Some(Token::Word(b"tab", None)),
            byte => Some(Token::Byte(byte)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(source: &[u8]) -> Vec<Token<'_>> {
        Lexer::new(source).collect()
    }

    #[test]
    fn a_word_ends_at_its_number_and_takes_one_space() {
        let expected = [
            Token::Word(b"fs", Some(20)),
            Token::Byte(b' '),
            Token::Word(b"u", Some(-3913)),
            Token::Byte(b'?'),
            Token::Symbol(b'~'),
            Token::Byte(0xe9),
        ];
        assert_eq!(tokens(b"\\fs20  \\u-3913?\\~\\'e9"), expected);
        assert_eq!(tokens(b"\\b-x"), [Token::Word(b"b", None), Token::Byte(b'-'), Token::Byte(b'x')]);
    }

    #[test]
    fn binary_data_is_passed_over_and_never_the_end() {
        assert_eq!(tokens(b"\\bin3 }}}a"), [Token::Word(b"bin", Some(3)), Token::Byte(b'a')]);
        assert_eq!(tokens(b"\\bin2000000000 }"), [Token::Word(b"bin", Some(2_000_000_000))]);
        assert_eq!(tokens(b"\\'z"), [Token::Byte(b'?'), Token::Byte(b'z')]);
        assert_eq!(tokens(b"\\"), []);
    }
}
