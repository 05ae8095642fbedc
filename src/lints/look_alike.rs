//! Letters that look like others: compatibility forms (Unicode NFKC) and letters of other scripts (Unicode TR39), as far
//! as they look like a character of a registered name.

use crate::encoding::hidden::is_hidden;

/// What a reader takes a text for: no blanks, nothing hidden, ASCII letters instead of those that look like them.
pub fn skeleton(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !c.is_whitespace() && !is_hidden(*c)) {
        match LIGATURES.iter().find(|(ligature, _)| *ligature == c) {
            Some((_, letters)) => out.push_str(letters),
            None => out.push(compatible(c).or_else(|| of_other_script(c)).unwrap_or(c)),
        }
    }
    out
}

/// Whether a character is a compatibility form of one that a token may have.
pub fn is_compatibility_form(c: char) -> bool {
    compatible(c).is_some_and(|it| it.is_ascii_alphanumeric() || matches!(it, '-' | '_' | '.'))
}

const LIGATURES: [(char, &str); 7] =
    [('ﬀ', "ff"), ('ﬁ', "fi"), ('ﬂ', "fl"), ('ﬃ', "ffi"), ('ﬄ', "ffl"), ('ﬆ', "st"), ('ĳ', "ij")];

/// The ASCII character that NFKC makes of another one.
fn compatible(c: char) -> Option<char> {
    let code = u32::from(c);
    let letter =
        |from: u32, size: u32, first: char| char::from_u32(u32::from(first) + (code - from) % size);
    match code {
        0xff01..=0xff5e => char::from_u32(code - 0xfee0),
        // Thirteen mathematical alphabets, and five rows of digits.
        0x1d400..=0x1d6a3 if (code - 0x1d400) % 52 < 26 => letter(0x1d400, 52, 'A'),
        0x1d400..=0x1d6a3 => letter(0x1d400 + 26, 52, 'a'),
        0x1d7ce..=0x1d7ff => letter(0x1d7ce, 10, '0'),
        0x24b6..=0x24cf => letter(0x24b6, 26, 'A'),
        0x24d0..=0x24e9 => letter(0x24d0, 26, 'a'),
        0x2070 | 0x2074..=0x2079 => letter(0x2070, 10, '0'),
        0x2080..=0x2089 => letter(0x2080, 10, '0'),
        _ => pair(COMPATIBLE, c),
    }
}

/// The ASCII character that one of another script looks like.
fn of_other_script(c: char) -> Option<char> {
    pair(LOOK_ALIKES, c)
}

/// What follows `c` in a table of pairs.
fn pair(table: &str, c: char) -> Option<char> {
    if c.is_ascii() {
        return None;
    }
    let mut characters = table.chars();
    characters.find(|it| *it == c)?;
    characters.next()
}

/// Superscripts, subscripts, letter-like symbols and Roman numerals, each before its letter.
const COMPATIBLE: &str = "ªaºo¹1²2³3ſsⁱiⁿnₐaₑeₒoₓxₕhₖkₗlₘmₙnₚpₛsₜtʰhʲjʳrʷwʸyˡlˢsˣxᵃaᵇbᵈdᵉeᵍgᵏkᵐmᵒoᵖpᵗtᵘuᵛvᶜcᶠfᶻz\
ᵢiᵣrᵤuᵥvⱼjℂCℊgℋHℌHℍHℎhℐIℑIℒLℓlℕNℙPℚQℛRℜRℝRℤZℬBℭCℯeℰEℱFℳMℴoℹiⅆdⅇeⅈiⅉjⅠIⅤVⅩXⅬLⅭCⅮDⅯMⅰiⅴvⅹxⅼlⅽcⅾdⅿm﹍_﹎_﹏_";

/// Letters of Cyrillic, Greek, Armenian, Coptic, Lisu, Hebrew and phonetic alphabets, each before its look-alike.
const LOOK_ALIKES: &str = "аaαaɑaЬbƅbсcϲcᴄcⲥcԁdꓒdеeЕeΕeҽe℮eꞙfꬵfɡgցgһhհhіiıiɩiιiΙiɪiјjϳjκkкkӏlǀlмmոnռnΝnпnоoОoοoΟoօoᴏoסo\
рpρp⍴pⲣpԛqգqզqгrᴦrⲅrѕsЅsƽsꜱsтtτtᴛtυuսuᴜuʋuνvѵvᴠvѡwԝwաwᴡwхxχxуyγyʏyүyყyᴢz";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_as_a_person_reads_it() {
        for (text, read) in [
            ("еxр", "exp"),
            (" e\u{200b}xp\u{a0}", "exp"),
            ("𝓪𝕝𝗴", "alg"),
            ("ＡＬＧ", "ALG"),
            ("𝟐₂²", "222"),
            ("prénom", "prénom"),
            ("жяъ", "жяъ"),
        ] {
            assert_eq!(skeleton(text), read);
        }
    }

    #[test]
    fn tables_are_pairs_of_another_character_and_an_ascii_one() {
        for table in [COMPATIBLE, LOOK_ALIKES] {
            let characters: Vec<char> = table.chars().collect();
            for pair in characters.chunks(2) {
                assert!(!pair[0].is_ascii() && pair[1].is_ascii(), "{pair:?}");
            }
        }
    }
}
