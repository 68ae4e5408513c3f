package jukigate.app.record;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.number.SyntheticBlock;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Invented values in the place of personal data: the same value becomes the same pseudonym wherever
 * it stands in one recording, so that messages still belong together.
 *
 * <p>Numbers come from {@link SyntheticBlock}, with right check digits. Texts keep their length,
 * the kind of each character, spaces, and the municipality with which an address begins; gaiji and
 * variation selectors stay. Dates of birth keep era, year and month. Whoever has neither the secret
 * nor the original cannot go back; what is rare (a rare length, a gaiji) may still tell somebody.
 *
 * <p>Not safe for several threads.
 */
public final class Pseudonyms {
  private static final String KANJI = "架空仮名見本試験例示想定模擬練習和平安富春夏秋冬東西南北森林川田山石水木花月星";
  private static final String HIRAGANA = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろ";
  private static final String KATAKANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロ";
  private static final String HALF_KANA = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛ";
  private static final String LETTERS = "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー]";

  /** With its prefecture only: 中村 may be a surname. */
  private static final Pattern MUNICIPALITY =
      Pattern.compile(
          "^(?:北海道|東京都|京都府|大阪府|\\p{IsHan}{2,3}県)LETTER{1,6}?[市区町村](?:LETTER{1,3}?区)?"
              .replace("LETTER", LETTERS));

  private static final Pattern MARKS = Pattern.compile("[\\u3099\\u309A]");
  private static final Set<String> RESIDENT_CODES = Set.of("residentCode", "formerResidentCode");
  private static final Set<String> NUMBERED = Set.of("telephone", "postalCode");
  private static final int BLOCK = 100_000_000;

  private final byte[] secret;
  private final Map<String, String> numbers = new HashMap<>();
  private final Set<String> taken;

  /**
   * @param secret decides about every pseudonym; another one gives other residents
   */
  public Pseudonyms(byte[] secret) {
    this(secret, new HashSet<>());
  }

  /**
   * Beside others whose residents must be different persons.
   *
   * @param taken numbers that are given away already; those that are given here are added
   */
  public Pseudonyms(byte[] secret, Set<String> taken) {
    this.secret = secret.clone();
    this.taken = taken;
  }

  /** A copy of a body in which nobody can be recognised. */
  public Element of(Element body) {
    Element copy = (Element) body.cloneNode(true);
    copy.normalize();
    leaves(copy).forEach(this::replace);
    return copy;
  }

  /** The pseudonym of a 住民票コード. */
  public ResidentCode of(ResidentCode code) {
    return new ResidentCode(
        number("住民票コード", code.value(), i -> SyntheticBlock.residentCode(i).value()));
  }

  private void replace(Element leaf) {
    String text = leaf.getTextContent();
    String other = other(leaf, text);
    if (!other.equals(text)) {
      leaf.setTextContent(other);
    }
  }

  private String other(Element leaf, String text) {
    String name = leaf.getLocalName();
    if (RESIDENT_CODES.contains(name) && ResidentCode.parse(text).isPresent()) {
      return of(new ResidentCode(text)).value();
    }
    if (name.equals("individualNumber") && IndividualNumber.parse(text).isPresent()) {
      return number("個人番号", text, i -> SyntheticBlock.individualNumber(i).value());
    }
    if (NUMBERED.contains(name)) {
      return text(text);
    }
    if (name.equals("day") && leaf.getParentNode().getLocalName().equals("birthDate")) {
      return earlier(text);
    }
    return isJapanese(text) ? text(text) : text;
  }

  /** Not later than it was: whoever was born today does not become a child of tomorrow. */
  private String earlier(String day) {
    return day.matches("[1-9]|[12][0-9]|3[01]")
        ? String.valueOf(1 + random("日", day).nextInt(Integer.parseInt(day)))
        : day;
  }

  private String number(String kind, String original, IntFunction<String> made) {
    return numbers.computeIfAbsent(
        kind + original,
        key ->
            random(kind, original)
                .ints(0, BLOCK)
                .mapToObj(made)
                .filter(taken::add)
                .findFirst()
                .orElseThrow());
  }

  private String text(String original) {
    Matcher head = MUNICIPALITY.matcher(original);
    int kept = head.find() ? head.end() : 0;
    String rest = original.substring(kept);
    Random random = random("文字", plain(rest));
    return rest.codePoints()
        .map(c -> other(c, random))
        .collect(
            () -> new StringBuilder(original.substring(0, kept)),
            StringBuilder::appendCodePoint,
            StringBuilder::append)
        .toString();
  }

  /** 清音化: a reading with and without its marks belongs to the same person. */
  private static String plain(String text) {
    return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
  }

  /** Draws once for every character, so that the places of what is kept do not shift the others. */
  private static int other(int character, Random random) {
    int drawn = random.nextInt(Integer.MAX_VALUE);
    if (character >= '1' && character <= '9') {
      return '1' + drawn % 9;
    }
    if (character >= '１' && character <= '９') {
      return '１' + drawn % 9;
    }
    return pool(character).map(it -> (int) it.charAt(drawn % it.length())).orElse(character);
  }

  private static Optional<String> pool(int character) {
    boolean isBasic = Character.isBmpCodePoint(character);
    return Stream.of(
            Map.entry(Character.UnicodeScript.HIRAGANA, HIRAGANA),
            Map.entry(Character.UnicodeScript.KATAKANA, character >= 0xFF66 ? HALF_KANA : KATAKANA),
            Map.entry(Character.UnicodeScript.HAN, KANJI))
        .filter(it -> isBasic && Character.UnicodeScript.of(character) == it.getKey())
        .filter(it -> Character.isLetter(character))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static boolean isJapanese(String text) {
    return text.codePoints().anyMatch(c -> pool(c).isPresent());
  }

  private Random random(String kind, String value) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      byte[] hash = mac.doFinal((kind + ":" + value).getBytes(StandardCharsets.UTF_8));
      long seed = 0;
      for (int i = 0; i < Long.BYTES; i++) {
        seed = (seed << 8) | (hash[i] & 0xFF);
      }
      return new Random(seed);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every JVM has HmacSHA256", e);
    }
  }

  private static List<Element> leaves(Element element) {
    List<Element> below =
        Stream.iterate(element.getFirstChild(), n -> n != null, Node::getNextSibling)
            .filter(Element.class::isInstance)
            .map(Element.class::cast)
            .toList();
    return below.isEmpty()
        ? List.of(element)
        : below.stream().flatMap(it -> leaves(it).stream()).toList();
  }
}
