//! Our reader of containers against that of other crates, on good keys and on thousands of damaged ones.

use super::{certificate, ec_private_info, info, private_info};
use crate::encoding::{base64url, der};
use ::der::Decode;
use std::ops::Range;
use x509_cert::Certificate;
use {pkcs1::RsaPrivateKeyRef, spki::SubjectPublicKeyInfoRef};
use {pkcs8::PrivateKeyInfoRef, sec1::EcPrivateKey};

const ES256: &[u8] = include_bytes!("../mint/keys/es256.der");
const RSA: &[u8] = include_bytes!("../mint/keys/rsa.der");
const ED25519: &[u8] = include_bytes!("../mint/keys/ed25519.der");

fn of_pem(pem: &str) -> Vec<u8> {
    let body: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
    base64url::decode(&body).bytes.unwrap()
}

/// Every byte set to other values, left out and doubled, and every beginning; with the place of the damage.
fn damaged(good: &[u8]) -> Vec<(usize, Vec<u8>)> {
    let mut all = vec![(good.len(), good.to_vec()), (good.len(), [good, &[0]].concat())];
    for at in 0..good.len() {
        let (before, after) = good.split_at(at);
        let others = [0, 1, 5, 0x7f, 0x80, 0x81, 0xff, after[0] ^ 1, after[0] ^ 0x20];
        let others = others.map(|other| [before, &[other], &after[1..]].concat());
        let lengths = [&[][..], &after[1..], &[&after[..1], after].concat()]
            .map(|rest| [before, rest].concat());
        all.extend(others.into_iter().chain(lengths).map(|bytes| (at, bytes)));
    }
    all
}

/// Fails where the two readers differ on a damaged form of `good`; what is `lenient` ours may read although they refuse.
fn compare<T: PartialEq + std::fmt::Debug>(
    good: &[u8],
    lenient: Range<usize>,
    ours: impl Fn(&[u8]) -> Option<T>,
    theirs: impl Fn(&[u8]) -> Option<T>,
) {
    let mut read = 0;
    for (at, bytes) in damaged(good) {
        let (ours, theirs) = (ours(&bytes), theirs(&bytes));
        let more = ours.is_some() && theirs.is_none() && lenient.contains(&at);
        assert!(ours == theirs || more, "at {at}: {ours:?}, {theirs:?}\n{bytes:02x?}");
        read += usize::from(ours.is_some());
    }
    assert!(read > 10, "{read}");
}

/// Where the algorithm stands: of its parameters only those of curves are looked at.
fn algorithm(good: &[u8]) -> Range<usize> {
    let (start, _) = good.iter().enumerate().find(|(_, byte)| **byte == der::tag::OID).unwrap();
    start..start + usize::from(good[start - 1])
}

type Bytes = Vec<u8>;

fn bytes(slice: &[u8]) -> Bytes {
    slice.to_vec()
}

#[test]
fn public_keys_are_read_alike() {
    let pem = of_pem(include_str!("../mint/keys/ed25519.pub.pem"));
    let cert = of_pem(include_str!("../mint/keys/rsa.cert.pem"));
    let (_, rsa) = certificate::read(&cert).unwrap();
    for good in [pem.as_slice(), rsa] {
        let ours = |der: &[u8]| {
            let (algorithm, bits) = info(der)?;
            Some((der::dotted(algorithm.oid), bytes(bits)))
        };
        compare(good, algorithm(good), ours, |der| {
            let info = SubjectPublicKeyInfoRef::from_der(der).ok()?;
            Some((info.algorithm.oid.to_string(), bytes(info.subject_public_key.as_bytes()?)))
        });
    }
}

#[test]
fn private_keys_are_read_alike() {
    for good in [ES256, ED25519, RSA] {
        let ours = |der: &[u8]| {
            let (algorithm, key) = private_info(der)?;
            Some((der::dotted(algorithm.oid), bytes(key)))
        };
        compare(good, algorithm(good), ours, |der| {
            let info = PrivateKeyInfoRef::from_der(der).ok()?;
            Some((info.algorithm.oid.to_string(), bytes(info.private_key.as_bytes())))
        });
    }
    let (_, ec) = private_info(ES256).unwrap();
    let ours = |der: &[u8]| {
        let (number, named) = ec_private_info(der)?;
        Some((bytes(number), named.map(der::dotted)))
    };
    compare(ec, 0..0, ours, |der| {
        let key = EcPrivateKey::from_der(der).ok()?;
        let named =
            key.parameters.and_then(sec1::EcParameters::named_curve).map(|oid| oid.to_string());
        Some((bytes(key.private_key), named))
    });
    let (_, rsa) = private_info(RSA).unwrap();
    let ours = |der: &[u8]| {
        let (modulus, exponent, _) = super::rsa_private_info(der)?;
        Some((bytes(modulus), bytes(exponent)))
    };
    compare(rsa, 0..0, ours, |der| {
        let key = RsaPrivateKeyRef::from_der(der).ok()?;
        Some((bytes(key.modulus.as_bytes()), bytes(key.public_exponent.as_bytes())))
    });
}

/// Extensions are not read, and strings that break the rules of their kind are shown: ours refuses less.
#[test]
fn certificates_that_others_read_are_read_alike() {
    let good = of_pem(include_str!("../mint/keys/rsa.cert.pem"));
    let mut read = 0;
    for (_, bytes) in damaged(&good) {
        let Ok(theirs) = Certificate::from_der(&bytes) else { continue };
        let (ours, info) = certificate::read(&bytes).unwrap_or_else(|| panic!("{bytes:02x?}"));
        let theirs = theirs.tbs_certificate();
        let seconds = |time: x509_cert::time::Time| time.to_unix_duration().as_secs().cast_signed();
        let names = [(ours.issuer, theirs.issuer()), (ours.subject, theirs.subject())];
        for (ours, theirs) in names {
            // Their table of attributes is longer.
            assert!(ours == theirs.to_string() || ours.contains("=#"), "{ours}, {theirs}");
        }
        assert_eq!(ours.not_before.0, seconds(theirs.validity().not_before));
        assert_eq!(ours.not_after.0, seconds(theirs.validity().not_after));
        let key = SubjectPublicKeyInfoRef::from_der(info).unwrap();
        assert_eq!(
            key.subject_public_key.as_bytes(),
            theirs.subject_public_key_info().subject_public_key.as_bytes()
        );
        read += 1;
    }
    assert!(read > 1000, "{read}");
}
