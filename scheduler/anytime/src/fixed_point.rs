//! Logarithm and exponential in integers, from tables made when the crate is compiled.

/// Bits after the point of a logarithm.
pub(crate) const LOG_BITS: u32 = 16;

/// Steps of each table between a number and its double.
const STEPS: usize = 1 << STEP_BITS;
const STEP_BITS: u32 = 10;

/// ln 2 with 64 bits after the point.
const LN_2: u128 = 0xb172_17f7_d1cf_79ab;

/// ln m for m from 1 to 2, at the middle of each step, with [`LOG_BITS`] bits after the point.
static LN: [u32; STEPS] = {
    let mut table = [0; STEPS];
    let mut step = 0;
    while step < STEPS {
        let middle = ((2 * (STEPS + step) + 1) as u64) << (31 - STEP_BITS);
        // log2 has 32 bits after the point and ln 2 has 64.
        table[step] = ((log2_of_mantissa(middle) as u128 * LN_2) >> (32 + 64 - LOG_BITS)) as u32;
        step += 1;
    }
    table
};

/// 2 to the power of -step/[`STEPS`], with 62 bits after the point; one more entry than steps.
static HALVING: [u64; STEPS + 1] = {
    // Ten square roots of a half.
    let mut factor = 1_u128 << 61;
    let mut roots = 0;
    while roots < STEP_BITS {
        factor = (factor << 62).isqrt();
        roots += 1;
    }
    let mut table = [0; STEPS + 1];
    let mut value = 1_u128 << 62;
    let mut step = 0;
    while step <= STEPS {
        table[step] = value as u64;
        value = (value * factor) >> 62;
        step += 1;
    }
    table
};

/// log2 of a number from 1 to 2 that has 32 bits after the point, in the same form: a bit of the answer is whether the
/// square of what is left passes 2.
const fn log2_of_mantissa(number: u64) -> u64 {
    let mut left = number;
    let mut answer = 0;
    let mut bit = 0;
    while bit < 32 {
        left = ((left as u128 * left as u128) >> 32) as u64;
        answer <<= 1;
        if left >> 33 != 0 {
            left >>= 1;
            answer |= 1;
        }
        bit += 1;
    }
    answer
}

/// log2 of a number of at least 1, with 32 bits after the point.
pub(crate) const fn log2(number: u64) -> u64 {
    let whole = 63 - number.leading_zeros();
    let mantissa = if whole > 32 { number >> (whole - 32) } else { number << (32 - whole) };
    ((whole as u64) << 32) | log2_of_mantissa(mantissa)
}

/// `value` divided by 2 to the power of `exponent`, which has 32 bits after the point. Rounded down.
pub(crate) fn halved(value: u64, exponent: u64) -> u64 {
    const BELOW: u32 = 32 - STEP_BITS;
    let whole = exponent >> 32;
    if whole >= 64 {
        return 0;
    }
    let fraction = exponent & 0xffff_ffff;
    let step = (fraction >> BELOW) as usize;
    let (here, next) = (u128::from(HALVING[step]), u128::from(HALVING[step + 1]));
    let within = u128::from(fraction & ((1 << BELOW) - 1));
    let factor = here - (((here - next) * within) >> BELOW);
    ((u128::from(value) * factor) >> (62 + whole)) as u64
}

/// -ln(u) with [`LOG_BITS`] bits after the point, where u is `bits` read as a fraction of 2⁶⁴.
pub(crate) fn minus_ln(bits: u64) -> u32 {
    let bits = bits | 1; // 0 has no logarithm
    let zeros = bits.leading_zeros();
    let step = ((bits << zeros) << 1) >> (64 - STEP_BITS);
    let whole = ((u128::from(zeros) + 1) * LN_2) >> (64 - LOG_BITS);
    whole as u32 - LN[step as usize]
}

#[cfg(test)]
mod tests {
    use super::{halved, log2, minus_ln};
    use rstest::rstest;

    #[rstest]
    #[case(1, 0)]
    #[case(2, 1 << 32)]
    #[case(3, 6_807_362_106)] // log2 3 = 1.584962500721156
    #[case(10, 14_267_572_527)] // 3.321928094887362
    #[case(u64::MAX, 274_877_906_943)] // just under 64
    fn log2_is_known(#[case] number: u64, #[case] expected: u64) {
        assert!(log2(number).abs_diff(expected) <= 16, "{} {expected}", log2(number));
    }

    #[rstest]
    #[case(1_000_000, 0, 1_000_000)]
    #[case(1_000_000, 1 << 32, 500_000)]
    #[case(1_000_000, 1 << 31, 707_106)] // a half's square root
    #[case(1_000_000, 4_294_967_296 / 10, 933_032)] // 2^-0.1 = 0.9330329915
    #[case(u64::MAX, 63 << 32, 1)]
    #[case(u64::MAX, 64 << 32, 0)]
    fn halving_is_known(#[case] value: u64, #[case] exponent: u64, #[case] expected: u64) {
        assert!(halved(value, exponent).abs_diff(expected) <= 1, "{} {expected}", halved(value, exponent));
    }

    /// -ln u times 65536, from tables of logarithms.
    #[rstest]
    #[case(u64::MAX, 0)]
    #[case(1 << 63, 45_426)] // ln 2 = 0.693147
    #[case(1 << 62, 90_852)]
    #[case(6_786_177_901_268_885_504, 65_536)] // u = 1/e
    #[case(1_844_674_407_370_955_161, 150_902)] // u = 1/10
    #[case(1, 2_907_270)] // 64 ln 2
    fn minus_ln_is_known(#[case] bits: u64, #[case] expected: u32) {
        // Half a step of 1/1024 is 32 of 65536.
        assert!(minus_ln(bits).abs_diff(expected) <= 34, "{} {expected}", minus_ln(bits));
    }

    #[test]
    fn minus_ln_never_rises() {
        let mut last = u32::MAX;
        for high in 1_u64..1 << 14 {
            let now = minus_ln((high << 50) - 1);
            assert!(now <= last);
            last = now;
        }
    }
}
