package jukigate.app.command;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import jukigate.domain.Language;

/**
 * What a command gets from outside, so that a test can hand it something else.
 *
 * @param out for results: text, or JSON with {@code --json}
 * @param err for refusals and progress
 * @param in what a person types; only commands that wait for one read it
 * @param clock the machine's, the only source of time
 * @param random the only source of randomness
 * @param root folder of the launcher: holds {@code scenarios/}, and {@code var/} unless told
 *     otherwise
 * @param language the language of the locale, used unless {@code --lang} says otherwise
 */
public record Surroundings(
    PrintStream out,
    PrintStream err,
    InputStream in,
    InstantSource clock,
    SecureRandom random,
    Path root,
    Language language) {}
