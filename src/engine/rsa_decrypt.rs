//! RSAES-OAEP and RSAES-PKCS1-v1_5 (RFC 7518 sections 4.2 and 4.3, RFC 8017 section 7).

use super::rsa::MODULUS_BITS;
use rsa::{BoxedUint, Oaep, Pkcs1v15Encrypt, RsaPrivateKey};
use sha1::Sha1;
use sha2::{Sha256, Sha384, Sha512};

/// The numbers of a private key (RFC 8017 section 3.2), big-endian.
#[derive(Clone, Copy)]
pub struct Numbers<'a> {
    pub modulus: &'a [u8],
    pub exponent: &'a [u8],
    pub private_exponent: &'a [u8],
    /// None, or all of them.
    pub primes: &'a [Vec<u8>],
}

/// What was encrypted; `None` whatever is wrong. With `RSA1_5` wrong padding gives other bytes, always the same
/// (draft-irtf-cfrg-rsa-guidance section 7.2), so that nobody learns of it.
pub fn decrypt(algorithm: &str, numbers: Numbers<'_>, encrypted: &[u8]) -> Option<Vec<u8>> {
    let key = private_key(numbers)?;
    match algorithm {
        "RSA1_5" => key.decrypt(Pkcs1v15Encrypt, encrypted),
        "RSA-OAEP" => key.decrypt(Oaep::<Sha1>::new(), encrypted),
        "RSA-OAEP-256" => key.decrypt(Oaep::<Sha256>::new(), encrypted),
        "RSA-OAEP-384" => key.decrypt(Oaep::<Sha384>::new(), encrypted),
        "RSA-OAEP-512" => key.decrypt(Oaep::<Sha512>::new(), encrypted),
        _ => return None,
    }
    .ok()
}

/// The key, when its numbers belong together.
fn private_key(numbers: Numbers<'_>) -> Option<RsaPrivateKey> {
    let number = BoxedUint::from_be_slice_vartime;
    let Numbers { modulus, exponent, private_exponent, primes } = numbers;
    if crate::keys::bits(modulus) > *MODULUS_BITS.end() {
        return None;
    }
    let primes = primes.iter().map(|prime| number(prime)).collect();
    RsaPrivateKey::from_components(
        number(modulus),
        number(exponent),
        number(private_exponent),
        primes,
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding::base64url;

    /// A key of 1,024 bits, made for this test, and what OpenSSL encrypted for it.
    const MODULUS: &str = "xyLXSu1Wn0WpaCs0eNWnREHEuq2l2VrF6B0kD0k3Sgbn8BPMH7UKJGyJwtgPll64Bx4VLDgj5nh5_bIH2vhMstLH8wWPzELvpZSoxcVA6ix14mDqaz9AaLLVEq9NKqZGAUVJiRNrZCpeINOzC9TUfnFTM-0eBAMrhp1m8onr1n8";
    const PRIVATE: &str = "E-Md3yS-vt9FINsXvW2Q69cpn38SDhfrpderLz-fnuv7o9VGUHBTF_oi8-uB-wFwnX1anfTpWO31OOnbsPmVJyVJ1nw-PLPTEUCT8kBaPR9sZVygRj-m85cNQuqxLLoT89-b66eAPsykQwI_PzKATvppOnpSjTBIyR0kWSCYGQE";
    const PRIMES: [&str; 2] = [
        "_uE3yidQdQmvYuSDIom3-SbEazFUDWPL6pTzViD0D0hwX5WQtGxPx7nm8Ve_OuO8e8us45AKfcj4lbz29ELR_w",
        "yALm9Um0AinSOTrIKJVEDK70TYI4A58TsCmEEXk2RFsCxld-q-Xq7dhg5mAXxLYRcwmf2mHVlPQK7FgvaaX7gQ",
    ];
    const ENCRYPTED: &str = "XOefBYAyGM1s_qMDo9M7mJ97Dv2IYmgswsKQeNyPKow8KfHNQITmEHthEzj-2QUE5sfrv0DaSN4_BC1Z0RIxiyx8GakhD0_XisxChwF3Iv96B9ri4DvLzDHvKzSjfJnSEvB_AgerlKOFX0JVryxlICPdv-0kt9PaMIxqseZppiE";

    fn decode(text: &str) -> Vec<u8> {
        base64url::decode(text).bytes.unwrap()
    }

    fn ask(algorithm: &str, modulus: &[u8], primes: &[Vec<u8>]) -> Option<Vec<u8>> {
        let (exponent, private_exponent) = (&[1, 0, 1], &decode(PRIVATE));
        decrypt(
            algorithm,
            Numbers { modulus, exponent, private_exponent, primes },
            &decode(ENCRYPTED),
        )
    }

    #[test]
    fn a_small_key_opens_with_and_without_its_primes() {
        let (modulus, primes) = (decode(MODULUS), PRIMES.map(decode));
        for primes in [&primes[..], &[]] {
            assert_eq!(ask("RSA-OAEP", &modulus, primes).unwrap(), b"0123456789abcdef");
        }
        assert_eq!(ask("RSA-OAEP-256", &modulus, &primes), None);
        assert_eq!(ask("RSA-OAEP", &modulus, &[primes[0].clone(), primes[0].clone()]), None);
    }

    #[test]
    fn wrong_padding_gives_the_same_other_bytes_each_time() {
        let (modulus, primes) = (decode(MODULUS), PRIMES.map(decode));
        let first = ask("RSA1_5", &modulus, &primes);
        assert!(first.is_some());
        assert_eq!(ask("RSA1_5", &modulus, &primes), first);
    }

    #[test]
    fn a_modulus_beyond_the_limit_is_refused_at_once() {
        assert_eq!(ask("RSA-OAEP", &[0xff; 2049], &[]), None);
    }
}
