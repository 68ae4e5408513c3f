package jukigate.simulators.rule;

import java.time.LocalDate;
import jukigate.domain.number.LocalGovernmentCode;

/**
 * 転出届: what the municipality of origin keeps until the resident arrives elsewhere.
 *
 * @param destination 転入予定地
 * @param plannedOn 転出の予定年月日
 * @param acceptedOn the day on which the notice was accepted
 */
public record OutMigrationNotice(
    LocalGovernmentCode destination, LocalDate plannedOn, LocalDate acceptedOn) {}
