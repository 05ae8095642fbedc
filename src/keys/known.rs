//! Secrets that everybody knows: printed in documentation, shipped as defaults, or spelled as examples spell them.

use super::secret;
use crate::encoding::base64url;
use crate::request::KeyFormat;

/// Published secrets; a line that begins with a tab says where the ones below it stand.
const PUBLISHED: &str = include_str!("known_secrets.txt");

/// Where the secrets of Supabase's local setup stand.
pub const SUPABASE: &str = "the local setup of Supabase";

/// A secret that is no secret.
pub struct Known {
    text: String,
    /// How its text became the bytes of the key.
    format: KeyFormat,
    /// Where it is published; `None` when it is made as people make such things up.
    origin: Option<&'static str>,
}

/// Digits and signs that people put at the end of a word.
const LONGEST_TAIL: usize = 6;

/// Offers the bytes of every known secret until one is taken: the published texts, what they encode, then guesses.
pub fn find(take: &mut dyn FnMut(&[u8]) -> bool) -> Option<Known> {
    for encoded in [false, true] {
        let mut origin = None;
        for text in PUBLISHED.lines() {
            if let Some(name) = text.strip_prefix('\t') {
                origin = Some(name);
            } else if let Some(format) = taken(text, encoded, take) {
                return Some(Known { text: text.to_owned(), format, origin });
            }
        }
    }
    let mut found = None;
    guesses(&mut |text| {
        let hit = take(text.as_bytes());
        if hit {
            let text = text.to_owned();
            found = Some(Known { text, format: KeyFormat::SecretUtf8, origin: None });
        }
        hit
    });
    found
}

/// The known secret that these bytes are; also one with a few digits or signs behind it.
pub fn recognise(bytes: &[u8]) -> Option<Known> {
    let is = |wanted: &[u8]| find(&mut |secret| secret == wanted);
    is(bytes).or_else(|| {
        let text = std::str::from_utf8(bytes).ok()?;
        let stem = text.trim_end_matches(|c: char| !c.is_ascii_alphabetic());
        let tail = text.len() - stem.len();
        ((1..=LONGEST_TAIL).contains(&tail) && stem.len() > 2).then(|| is(stem.as_bytes()))?
    })
}

impl Known {
    /// How it begins and where it stands, as the end of a sentence: `“secr…”, published in the samples of jwt.io`.
    pub fn phrase(&self) -> String {
        // Of a short one not even the four characters, so that no report holds a whole secret.
        let shown: String = self.text.chars().take((self.text.len() / 2).min(4)).collect();
        let decoded = match self.format {
            KeyFormat::SecretUtf8 => "",
            KeyFormat::SecretHex => " decoded from hexadecimal",
            _ => " decoded from base64",
        };
        let origin = match self.origin {
            Some(origin) => ["published in ", origin].concat(),
            None => "which is among the first guesses".to_owned(),
        };
        format!("“{shown}…”{decoded}, {origin}")
    }
}

/// Java's older libraries decode whatever they are given, so short words are decoded as well.
fn taken(text: &str, encoded: bool, take: &mut dyn FnMut(&[u8]) -> bool) -> Option<KeyFormat> {
    if !encoded {
        return take(text.as_bytes()).then_some(KeyFormat::SecretUtf8);
    }
    let hex = secret::decode(text, KeyFormat::SecretHex).ok();
    if hex.is_some_and(|bytes| take(&bytes)) {
        return Some(KeyFormat::SecretHex);
    }
    base64url::decode(text)
        .bytes
        .is_some_and(|bytes| take(&bytes))
        .then_some(KeyFormat::SecretBase64)
}

type Take<'a> = &'a mut dyn FnMut(&str) -> bool;

/// What is made up rather than published; stops at the first that is taken.
fn guesses(take: Take<'_>) -> bool {
    with_tails(take) || phrases(take) || repeated(take)
}

/// A word with what people put behind it.
fn with_tails(take: Take<'_>) -> bool {
    let mut text = String::new();
    WORDS.split(' ').any(|word| {
        let capital = word.get(..1).unwrap_or_default().to_ascii_uppercase();
        [word.to_owned(), capital + word.get(1..).unwrap_or_default()].iter().any(|word| {
            TAILS.split(' ').any(|tail| {
                text.clear();
                text.push_str(word);
                text.push_str(tail);
                take(&text)
            })
        })
    })
}

const WORDS: &str = "secret password key jwt jwtsecret admin test changeme qwerty supersecret mysecret secretkey mysecretkey letmein welcome token user root default";
const TAILS: &str = "\n \0 \r\n 1 2 12 123 1234 12345 123456 1234567 12345678 123456789 1234567890 0 01 007 321 ! !! !!! 1! 123! @ @1 @123 @1234 # #123 $ 2018 2019 2020 2021 2022 2023 2024 2025 2026 2027 @2024 @2025 @2026 _123 -123 _key _secret";

/// `your_super_secret_key`, `MyJwtSecret`, `TEST-SECRET`: what stands where a secret should.
fn phrases(take: Take<'_>) -> bool {
    let mut text = String::new();
    let styles =
        [("-", ""), ("_", ""), (" ", ""), ("", ""), ("", "c"), ("", "C"), ("_", "U"), ("-", "U")];
    styles.iter().any(|(separator, case)| {
        WHOSE.split(',').any(|whose| {
            WHICH.split(',').any(|which| {
                WHAT.split(',').any(|what| {
                    text.clear();
                    let words = [whose, which, what].into_iter().flat_map(str::split_whitespace);
                    for word in words {
                        join(&mut text, word, separator, case);
                    }
                    take(&text)
                })
            })
        })
    })
}

const WHOSE: &str = ",your,my,the";
const WHICH: &str = ",super,super secret,very,test,dev,app,random,strong,secure,api,auth,access,refresh,session,private,production";
const WHAT: &str = "secret,key,secret key,jwt secret,jwt secret key,secret jwt key,jwt key,token,token secret,password,signing key,secret here,secret key here";

fn join(text: &mut String, word: &str, separator: &str, case: &str) {
    let first = text.is_empty();
    if !first {
        text.push_str(separator);
    }
    let start = text.len();
    text.push_str(word);
    let end = match case {
        "U" => text.len(),
        "C" => start + 1,
        "c" if !first => start + 1,
        _ => start,
    };
    if let Some(part) = text.get_mut(start..end) {
        part.make_ascii_uppercase();
    }
}

/// One character many times, and digits or letters in their order.
fn repeated(take: Take<'_>) -> bool {
    let rows = [
        "0123456789",
        "1234567890",
        "abcdefghijklmnopqrstuvwxyz",
        "0123456789abcdef",
        "abc",
        "abcd",
        "1234",
        "test",
        "secret",
        "password",
        "key",
    ];
    let one = ('a'..='z').chain('0'..='9').chain(['A', 'X', '*', '.', '-', '_', ' ']);
    let rows = rows.into_iter().map(str::to_owned).chain(one.map(String::from));
    rows.into_iter().any(|row| {
        let lengths = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 24, 32, 40, 48, 64, 128];
        lengths.into_iter().any(|length| {
            let text: String = row.chars().cycle().take(length).collect();
            take(&text)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrase(secret: &str) -> String {
        recognise(secret.as_bytes()).map(|known| known.phrase()).unwrap_or_default()
    }

    #[test]
    fn the_list_is_long_sorted_in_its_parts_and_without_doubles() {
        let lines = PUBLISHED.lines().filter(|line| !line.starts_with('\t'));
        let unique: std::collections::BTreeSet<&str> = lines.clone().collect();
        assert_eq!(unique.len(), lines.count());
        assert!(unique.len() > 600, "{}", unique.len());
        for part in PUBLISHED.split('\t').skip(1) {
            let lines: Vec<&str> = part.lines().skip(1).collect();
            assert!(lines.is_sorted(), "{}", part.lines().next().unwrap());
        }
    }

    #[test]
    fn published_secrets_are_recognised_in_every_reading() {
        assert_eq!(phrase("your-256-bit-secret"), "“your…”, published in the samples of jwt.io");
        assert_eq!(phrase("secret"), "“sec…”, published in documentation or tutorials");
        let rfc = base64url::decode("hJtXIZ2uSN5kbQfbtTNWbpdmhkV8FJG-Onbc6mxCcYg").bytes.unwrap();
        let found = recognise(&rfc).unwrap().phrase();
        assert_eq!(found, "“hJtX…” decoded from base64, published in an RFC");
    }

    #[test]
    fn guesses_are_recognised_and_random_secrets_are_not() {
        for secret in [
            "Secret123!",
            "MY_JWT_SECRET_KEY",
            "yourSuperSecretKey",
            "test-secret-key",
            "secret\n",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "01234567890123456789012345678901",
            "qwerty!?",
        ] {
            assert!(!phrase(secret).is_empty(), "{secret}");
        }
        for secret in [
            "3f9cb1d07a",
            "correct horse",
            "key-84712093847120938",
            "a-shared-secret-of-at-least-32-bytes",
            "\u{fc}",
        ] {
            assert_eq!(phrase(secret), "");
        }
    }

    #[test]
    fn how_many_there_are() {
        let mut count = 0;
        find(&mut |_| {
            count += 1;
            false
        });
        println!("{count} secrets are tried");
        assert!((5_000..20_000).contains(&count), "{count}");
    }
}
