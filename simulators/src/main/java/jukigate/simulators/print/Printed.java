package jukigate.simulators.print;

import jukigate.domain.message.Payload;

/**
 * What came out of the printer.
 *
 * @param pdf the file
 * @param substitutes characters that are printed by a 代替文字, over all pages
 */
public record Printed(Payload pdf, int pages, int substitutes) {}
