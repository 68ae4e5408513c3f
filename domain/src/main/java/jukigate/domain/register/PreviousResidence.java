package jukigate.domain.register;

import java.util.Optional;
import jukigate.domain.number.LocalGovernmentCode;

/**
 * 転入前住所 (items 17 to 19; 19 外字数 is derived).
 *
 * @param municipality 市町村コード(転入前); empty when the resident came from abroad
 * @param address 転入前住所
 */
public record PreviousResidence(Optional<LocalGovernmentCode> municipality, RegisterText address) {}
