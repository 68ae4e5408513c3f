package jukigate.domain.register;

/**
 * The qualifications that a 転出証明書 names.
 *
 * @param nationalHealthInsurance 国民健康保険の被保険者である旨
 * @param careInsurance 介護保険の被保険者である旨
 * @param pension 国民年金の被保険者の種別
 * @param childAllowance 児童手当の支給を受けている旨
 */
public record Benefits(
    boolean nationalHealthInsurance,
    boolean careInsurance,
    PensionCategory pension,
    boolean childAllowance) {}
