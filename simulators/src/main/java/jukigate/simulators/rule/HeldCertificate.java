package jukigate.simulators.rule;

import jukigate.domain.number.ResidentCode;

/**
 * 利用者証明用電子証明書 of a resident.
 *
 * @param serial 1 to 40 hexadecimal digits in capitals
 */
public record HeldCertificate(ResidentCode holder, String serial) {}
