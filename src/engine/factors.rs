//! Arithmetic that shows the faults of RSA keys: small or close factors, small private exponents, shared primes.

use p256::elliptic_curve::bigint::ConcatenatingMul;
use rsa::BoxedUint;
use std::cmp::Ordering;

/// Largest divisor that is tried.
const SMALL: u32 = 65_537;
/// Steps of Fermat's method.
const STEPS: u32 = 100;
/// Convergents that Wiener's method looks at: more than the quotients of any exponent accepted here have.
const CONVERGENTS: usize = 2_000;

fn number(bytes: &[u8]) -> BoxedUint {
    BoxedUint::from_be_slice_vartime(bytes)
}

fn remainder(of: &BoxedUint, by: &BoxedUint) -> Option<BoxedUint> {
    Some(of.rem_vartime(&by.to_nz().into_option()?))
}

fn divided(of: &BoxedUint, by: &BoxedUint) -> Option<(BoxedUint, BoxedUint)> {
    Some(of.div_rem_vartime(&by.to_nz().into_option()?))
}

fn is_zero(number: &BoxedUint) -> bool {
    number.bits_vartime() == 0
}

/// The rest of a big-endian number by a small one.
pub fn rest(number: &[u8], by: u32) -> u32 {
    let rest = number
        .iter()
        .fold(0_u64, |rest, byte| (rest << 8 | u64::from(*byte)) % u64::from(by.max(1)));
    u32::try_from(rest).unwrap_or_default()
}

/// The smallest odd prime up to 65,537 that divides the modulus.
pub fn small_factor(modulus: &[u8]) -> Option<u32> {
    // Of every odd number whether a smaller one divides it.
    let mut composite = vec![false; 65_538];
    for divisor in (3..=SMALL).step_by(2) {
        let index = usize::try_from(divisor).unwrap_or_default();
        if composite.get(index) == Some(&true) {
            continue;
        }
        if rest_fast(modulus, divisor) == 0 {
            return Some(divisor);
        }
        composite.iter_mut().skip(index).step_by(index).for_each(|it| *it = true);
    }
    None
}

/// [`rest`] with four bytes at a time.
fn rest_fast(number: &[u8], by: u32) -> u32 {
    let (head, words) = number.split_at(number.len() % 4);
    let start = u64::from(rest(head, by));
    let rest = words.chunks_exact(4).fold(start, |rest, word| {
        let word = <[u8; 4]>::try_from(word).map_or(0, u32::from_be_bytes);
        (rest << 32 | u64::from(word)) % u64::from(by)
    });
    u32::try_from(rest).unwrap_or_default()
}

/// Whether the modulus is the square of a number.
pub fn is_square_number(modulus: &[u8]) -> bool {
    is_square(&number(modulus))
}

/// Whether two factors stand close to the square root (Fermat's factorisation, 100 steps).
pub fn has_close_factors(modulus: &[u8]) -> bool {
    let n = number(modulus);
    let mut a = n.floor_sqrt_vartime();
    (0..STEPS).any(|_| {
        a = a.concatenating_add(BoxedUint::one());
        is_square(&a.concatenating_mul(&a).wrapping_sub(&n))
    })
}

fn is_square(number: &BoxedUint) -> bool {
    if !may_be_square(&number.to_be_bytes()) {
        return false;
    }
    let root = number.floor_sqrt_vartime();
    root.concatenating_mul(&root).cmp_vartime(number) == Ordering::Equal
}

/// Whether the rests by small numbers are those of a square: of a hundred other numbers one passes.
fn may_be_square(number: &[u8]) -> bool {
    let low = number.last().map_or(0, |last| u32::from(last & 0x3f));
    let rest = rest_fast(number, 63 * 65 * 11);
    [(low, 64), (rest % 63, 63), (rest % 65, 65), (rest % 11, 11)]
        .iter()
        .all(|(rest, by)| (0..*by).any(|it| it * it % by == *rest))
}

/// Whether the private exponent is so small that it follows from the public key (Wiener 1990).
pub fn has_small_private_exponent(modulus: &[u8], exponent: &[u8]) -> bool {
    let n = number(modulus);
    let e = number(exponent);
    let (mut over, mut under) = (e.clone(), n.clone());
    // The last two convergents k / d of e / n.
    let (mut k, mut last_k) = (BoxedUint::one(), BoxedUint::zero());
    let (mut d, mut last_d) = (BoxedUint::zero(), BoxedUint::one());
    for _ in 0..CONVERGENTS {
        let Some((quotient, rest)) = divided(&over, &under) else { return false };
        let next_k = quotient.concatenating_mul(&k).concatenating_add(&last_k);
        let next_d = quotient.concatenating_mul(&d).concatenating_add(&last_d);
        (last_k, last_d, k, d) = (k, d, next_k, next_d);
        if d.bits_vartime() * 4 > n.bits_vartime() + 8 {
            return false;
        }
        if factors_with(&n, &e, &k, &d) {
            return true;
        }
        (over, under) = (under, rest);
    }
    false
}

/// Whether `(e d - 1) / k`, rounded down, is the number of units of the modulus, which gives its factors.
fn factors_with(n: &BoxedUint, e: &BoxedUint, k: &BoxedUint, d: &BoxedUint) -> bool {
    if is_zero(k) || is_zero(d) {
        return false;
    }
    let product = e.concatenating_mul(d);
    let Some((units, _)) = divided(&product.wrapping_sub(BoxedUint::one()), k) else {
        return false;
    };
    let one_more = n.concatenating_add(BoxedUint::one());
    if is_zero(&units) || units.cmp_vartime(&one_more) != Ordering::Less {
        return false;
    }
    // The sum of the factors; of those the difference must be a number as well.
    let sum = one_more.wrapping_sub(&units);
    let square = sum.concatenating_mul(&sum);
    let four_n = n.concatenating_mul(BoxedUint::from(4_u8));
    square.cmp_vartime(&four_n) == Ordering::Greater && is_square(&square.wrapping_sub(&four_n))
}

/// The first two of these moduli that share a prime.
pub fn shared_prime(moduli: &[&[u8]]) -> Option<(usize, usize)> {
    let numbers: Vec<BoxedUint> = moduli.iter().map(|it| number(it)).collect();
    for (index, n) in numbers.iter().enumerate() {
        // One greatest common divisor with the product of all before, instead of one with each.
        let mut product = BoxedUint::one();
        let others = numbers.iter().take(index).filter(|it| it.cmp_vartime(n) != Ordering::Equal);
        for other in others {
            product = remainder(&product.concatenating_mul(other), n)?;
        }
        if shares(&product, n) {
            let other = numbers.iter().take(index).position(|it| shares(it, n));
            return other.map(|other| (other, index));
        }
    }
    None
}

/// Whether the greatest common divisor is neither 1 nor the second number.
fn shares(a: &BoxedUint, n: &BoxedUint) -> bool {
    let (mut a, mut b) = (n.clone(), a.clone());
    while let Some(rest) = remainder(&a, &b) {
        (a, b) = (b, rest);
    }
    a.bits_vartime() > 1 && a.cmp_vartime(n) != Ordering::Equal
}

/// Whether the private numbers fit: p q = n, e d = 1 modulo p - 1 and q - 1, and what was derived from them (RFC 8017
/// section 3.2). Primes that are not there are not asked.
pub fn is_consistent(
    [modulus, exponent, private]: [&[u8]; 3],
    primes: &[&[u8]],
    derived: &[&[u8]],
) -> Option<bool> {
    let [p, q] = primes else { return Some(true) };
    let (p, q, e, d) = (number(p), number(q), number(exponent), number(private));
    let one = BoxedUint::one();
    if is_zero(&p)
        || is_zero(&q)
        || p.concatenating_mul(&q).cmp_vartime(number(modulus)) != Ordering::Equal
    {
        return Some(false);
    }
    for (index, prime) in [&p, &q].into_iter().enumerate() {
        let less = prime.wrapping_sub(&one);
        let fits = remainder(&e.concatenating_mul(&d), &less)?.cmp_vartime(&one) == Ordering::Equal;
        let given = derived.get(index).map(|it| number(it));
        let reduced = remainder(&d, &less)?;
        if !fits || given.is_some_and(|it| it.cmp_vartime(&reduced) != Ordering::Equal) {
            return Some(false);
        }
    }
    let coefficient = derived.get(2).map(|it| remainder(&number(it).concatenating_mul(&q), &p));
    Some(coefficient.is_none_or(|it| it.is_some_and(|it| it.cmp_vartime(&one) == Ordering::Equal)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(number: u128) -> Vec<u8> {
        number.to_be_bytes().iter().copied().skip_while(|byte| *byte == 0).collect()
    }

    #[test]
    fn small_factors_are_found_and_others_are_not() {
        assert_eq!(small_factor(&bytes(3 * 1_000_000_007)), Some(3));
        assert_eq!(small_factor(&bytes(65_537 * 4_294_967_311)), Some(65_537));
        assert_eq!(small_factor(&bytes(1_000_000_007 * 4_294_967_311)), None);
    }

    #[test]
    fn factors_near_the_root_are_found() {
        let prime = 18_446_744_073_709_551_557_u128;
        assert!(has_close_factors(&bytes(prime * 18_446_744_073_709_551_533)));
        assert!(!has_close_factors(&bytes(prime * 4_294_967_311)));
        assert!(is_square_number(&bytes(4_294_967_311 * 4_294_967_311)));
        assert!(!is_square_number(&bytes(prime * 4_294_967_311)));
    }

    /// 239 times 379, with the private exponent 5.
    #[test]
    fn a_small_private_exponent_is_found() {
        assert!(has_small_private_exponent(&bytes(90_581), &bytes(17_993)));
        assert!(!has_small_private_exponent(&bytes(90_581), &bytes(17)));
    }

    #[test]
    fn a_shared_prime_is_found_and_the_same_key_twice_is_none() {
        let (p, q, r) = (1_000_000_007, 4_294_967_311, 1_000_000_009);
        let keys = [bytes(p * q), bytes(q * r), bytes(p * q)];
        let list = |indexes: &[usize]| {
            shared_prime(&indexes.iter().map(|it| keys[*it].as_slice()).collect::<Vec<_>>())
        };
        assert_eq!(list(&[0, 1]), Some((0, 1)));
        assert_eq!(list(&[0, 2]), None);
        assert_eq!(list(&[2, 0, 1]), Some((0, 2)));
    }

    #[test]
    fn private_numbers_that_belong_together_are_told_from_others() {
        // p = 61, q = 53, d = 17^-1 mod 3120.
        let numbers = [3233, 17, 2753].map(bytes);
        let primes = [61, 53].map(bytes);
        let primes = [primes[0].as_slice(), &primes[1]];
        let consistent = |numbers: &[Vec<u8>; 3], derived: &[u128]| {
            let derived: Vec<Vec<u8>> = derived.iter().map(|it| bytes(*it)).collect();
            let derived: Vec<&[u8]> = derived.iter().map(Vec::as_slice).collect();
            let numbers = [&numbers[0], &numbers[1], &numbers[2]].map(Vec::as_slice);
            is_consistent(numbers, &primes, &derived)
        };
        assert_eq!(consistent(&numbers, &[2753 % 60, 2753 % 52, 38]), Some(true));
        assert_eq!(consistent(&numbers, &[2753 % 52]), Some(false));
        assert_eq!(consistent(&[3233, 17, 2754].map(bytes), &[]), Some(false));
        assert_eq!(consistent(&[3235, 17, 2753].map(bytes), &[]), Some(false));
    }
}
