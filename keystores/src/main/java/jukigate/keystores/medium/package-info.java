/**
 * 媒体連携: what is bulk-provided travels on an electronic medium. A file that is signed by its sender
 * and encrypted for its receiver (CMS: RFC 5652, 5083), and the checks of it that stand for those
 * of the line. Touches no file and no database.
 */
package jukigate.keystores.medium;
