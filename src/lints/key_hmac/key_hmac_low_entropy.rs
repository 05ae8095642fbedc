//! Rule `key-hmac-low-entropy`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A secret that is long enough but made of words, repeats or sequences.
    ///
    /// ## Why it matters
    /// Such secrets are guessed: 32 characters of words are worth a third of 32 random bytes.
    ///
    /// ## What to do
    /// Use random bytes: `openssl rand -base64 32`.
    ///
    /// ## References
    /// - RFC 7518 8.8
    /// - RFC 8725 3.5
    KEY_HMAC_LOW_ENTROPY, "key-hmac-low-entropy", Warning, "Secret looks guessable",
    "RFC 7518 8.8; RFC 8725 3.5", needs: [Key]
}

/// Shorter ones are too short anyway.
const LEAST: usize = 32;

/// Strength below which a secret can be guessed, in tenths of a bit.
const STRONG: usize = 1_280;

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    // The first reading is the text itself: what it encodes looks random even when the text is made of words.
    let guessable =
        subject.keys.list.iter().any(|key| {
            key.secret(0).is_some_and(|bytes| bytes.len() >= LEAST && is_guessable(bytes))
        });
    if guessable {
        let message = "The secret is long, but made of words, repeats or sequences, which are guessed. Replace it by random bytes: a secret need not be remembered.";
        findings.push(KEY_HMAC_LOW_ENTROPY.finding(message));
    }
}

fn is_guessable(bytes: &[u8]) -> bool {
    let mut distinct = bytes.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    let text = std::str::from_utf8(bytes).ok().filter(|text| text.is_ascii());
    distinct.len() <= 8 || text.is_some_and(|text| strength(text) < STRONG)
}

/// What a text is worth, in tenths of a bit: words half of random letters, repeats and rows next to nothing.
fn strength(text: &str) -> usize {
    let each = alphabet(text);
    // Among many digits, three letters that look like a word are chance.
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let shortest = if digits * 8 < text.len() { 3 } else { 4 };
    let mut seen: Vec<&str> = Vec::new();
    let mut bits = 0;
    for run in runs(text) {
        bits += if seen.contains(&run) { 10 } else { worth(run, each, shortest) };
        seen.push(run);
    }
    bits
}

/// What one random character of the alphabet in use is worth.
fn alphabet(text: &str) -> usize {
    let has = |is: fn(&u8) -> bool| text.as_bytes().iter().any(is);
    if text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return 40;
    }
    let letters =
        usize::from(has(u8::is_ascii_lowercase)) + usize::from(has(u8::is_ascii_uppercase));
    match (letters, has(u8::is_ascii_digit), has(u8::is_ascii_punctuation)) {
        (0, _, false) => 33,
        (1, false, false) => 47,
        (1, true, false) => 52,
        (2, false, false) => 57,
        (2, true, false) => 59,
        _ => 62,
    }
}

/// Stretches of letters, of digits, and of anything else.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    let kind = |byte: &u8| (byte.is_ascii_alphabetic(), byte.is_ascii_digit());
    text.as_bytes()
        .chunk_by(move |a, b| {
            kind(a) == kind(b) && !(a.is_ascii_lowercase() && b.is_ascii_uppercase())
        })
        .filter_map(|run| std::str::from_utf8(run).ok())
}

fn worth(run: &str, each: usize, shortest: usize) -> usize {
    let bytes = run.as_bytes();
    // In a row such as 1234 or aaaa only the beginning counts.
    let step = |a: u8, b: u8| i16::from(b) - i16::from(a);
    let goes_on = |three: &&[u8]| match three {
        [a, b, c] => step(*a, *b) == step(*b, *c) && step(*a, *b).abs() < 2,
        _ => false,
    };
    let characters = bytes.len() - bytes.windows(3).filter(goes_on).count();
    let is_number = bytes.len() > 2 && bytes.iter().all(u8::is_ascii_digit);
    let is_letters = bytes.iter().all(u8::is_ascii_alphabetic);
    characters
        * if is_letters && run.len() >= shortest && is_word(run) {
            24
        } else if is_number {
            33
        } else {
            each
        }
}

/// Whether most pairs of letters are common ones in the languages that secrets are made of.
fn is_word(run: &str) -> bool {
    let folded = run.to_ascii_lowercase();
    let pairs = folded.len().saturating_sub(1);
    let is_common = |at: &usize| {
        folded.get(*at..at + 2).is_some_and(|pair| COMMON.split(' ').any(|it| it == pair))
    };
    let common = (0..pairs).filter(is_common).count();
    pairs > 0 && common * 4 >= pairs * 3
}

/// Two thirds of the pairs of English text, and of the words for secrets.
const COMMON: &str = "th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve co me de hi ri ro ic ne ea ra ce li ch ll be ma si om ur ec cr et ke ey jw wt su up pe pa ss wo rd no ow ot lo ho ge ag us sh ry ly my yo ut pr iv va am pp ap il la mi tr na rt ta so ex mp ir id ie ad di do em el ac ct ca ns ni ef fo op po qu ue un wi wa we ev ay ig gh ht ty ts ck ok sa te mo bo ba ol od rs hm ph wh ul tu ym ib bi ci if fi fr ff";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::{Case, HS256};

    fn fires(secret: &str) -> bool {
        Case::header(HS256).secret_text(secret).fires(&KEY_HMAC_LOW_ENTROPY)
    }

    #[test]
    fn fires_on_words_repeats_and_sequences() {
        for secret in [
            "this-is-my-super-long-jwt-secret-key-2024",
            "correct horse battery staple and more",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "01234567890123456789012345678901",
            "MySuperSecretKeyForTheProductionServer!",
            "abcdefghijklmnopqrstuvwxyz0123456789",
        ] {
            assert!(fires(secret), "{secret}");
        }
    }

    #[test]
    fn words_that_could_be_base64_are_words() {
        let key = "correct-horse-battery-staple-and-so-on-a";
        let token = crate::lints::tests::mac(HS256, "{}", key.as_bytes());
        let request =
            crate::request::Request { input: token.into(), key: key.into(), ..Default::default() };
        let findings = crate::inspect::examine(&request).1.findings;
        assert!(findings.iter().any(|it| it.rule == KEY_HMAC_LOW_ENTROPY.id()), "{findings:?}");
    }

    #[test]
    fn is_silent_about_random_text_of_any_alphabet() {
        for secret in [
            "3f9cb1d07a8e4c5562f10b9d3e7a6c41d8b25f90e37c1a64fb08d92e5c7a3b16",
            "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA",
            "qwkzjxvbnmpofuytrewglkjhqfdsazxc",
            "N#7v!kQ2@xL9$wR4%tB8&mZ1^cH6*jF3",
        ] {
            assert!(!fires(secret), "{secret}");
        }
    }

    #[test]
    fn hardly_any_random_secret_is_taken_for_words() {
        let letters = b"abcdef0123456789ghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
        let mut taken = 0;
        for seed in 0..2_000_u32 {
            let random = crate::engine::digest::sha256(&seed.to_be_bytes());
            for alphabet in [64, 36, 16] {
                let pick = |byte: &u8| char::from(letters[usize::from(*byte) % alphabet]);
                // Secrets in hexadecimal are twice as long.
                let other = crate::engine::digest::sha256(&random);
                let more = if alphabet == 16 { other.as_slice() } else { &[] };
                let text: String = random.iter().chain(more).map(pick).collect();
                taken += usize::from(is_guessable(text.as_bytes()));
            }
        }
        assert!(taken <= 2, "{taken} of 6000");
    }
}
