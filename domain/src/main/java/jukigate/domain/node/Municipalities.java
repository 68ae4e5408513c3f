package jukigate.domain.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jukigate.domain.node.Municipality.Kind;
import jukigate.domain.number.LocalGovernmentCode;

/**
 * 全国の地方公共団体: 47 prefectures, the 1,741 municipalities that keep a register, the wards of the
 * designated cities, and the six villages of the Northern Territories, which are not counted. State
 * of 2024; source and licences in {@code municipalities.NOTICE.txt} beside the data.
 */
public final class Municipalities {
  private static final Municipalities JAPAN = read("municipalities.tsv");

  private final Map<LocalGovernmentCode, Municipality> byCode;

  private Municipalities(Map<LocalGovernmentCode, Municipality> byCode) {
    this.byCode = Collections.unmodifiableMap(byCode);
  }

  /** The one list; it is data of the class path. */
  public static Municipalities japan() {
    return JAPAN;
  }

  /** Empty for a code that no local government has, even if its check digit is right. */
  public Optional<Municipality> find(LocalGovernmentCode code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /** Reads and looks up; empty for a wrong check digit or an unknown code. */
  public Optional<Municipality> find(String code) {
    return LocalGovernmentCode.parse(code).flatMap(this::find);
  }

  /** The 47, in the order of JIS X 0401. */
  public List<Municipality> prefectures() {
    return all().stream().filter(Municipality::isPrefecture).toList();
  }

  /**
   * The municipality that keeps the register where an address, or a 本籍, lies: the longest name that
   * it begins with. A county (郡) may be there or not; the prefecture must.
   *
   * @param address from the prefecture on, e.g. 静岡県静岡市葵区…
   */
  public Optional<Municipality> ofAddress(String address) {
    return prefectures().stream()
        .filter(prefecture -> address.startsWith(prefecture.name()))
        .findFirst()
        .flatMap(
            prefecture ->
                of(prefecture.code())
                    .filter(one -> beginsWith(address.substring(prefecture.name().length()), one))
                    .max(Comparator.comparing(one -> one.name().length())));
  }

  private static boolean beginsWith(String address, Municipality municipality) {
    return address.startsWith(municipality.county().orElse("") + municipality.name())
        || address.startsWith(municipality.name());
  }

  /** The 1,741 that keep a register, by code. */
  public Stream<Municipality> keepingRegister() {
    return all().stream().filter(Municipality::keepsRegister);
  }

  /** The municipalities of a prefecture that keep a register. */
  public Stream<Municipality> of(LocalGovernmentCode prefecture) {
    return keepingRegister().filter(one -> one.code().prefecture().equals(prefecture.prefecture()));
  }

  /** The wards of a designated city; none for others. */
  public List<Municipality> wards(LocalGovernmentCode city) {
    return all().stream().filter(one -> one.city().filter(city::equals).isPresent()).toList();
  }

  public Collection<Municipality> all() {
    return byCode.values();
  }

  /** 静岡県静岡市, 北海道虻田郡倶知安町, 静岡県静岡市葵区: as an address begins. */
  public String fullName(Municipality one) {
    if (one.isPrefecture()) {
      return one.name();
    }
    String city = one.city().flatMap(this::find).map(Municipality::name).orElse("");
    String prefecture = byCode.get(one.code().prefecture()).name();
    return prefecture + one.county().orElse("") + city + one.name();
  }

  private static Municipalities read(String resource) {
    Map<LocalGovernmentCode, Municipality> byCode = new LinkedHashMap<>();
    try (InputStream in = Municipalities.class.getResourceAsStream(resource);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(Municipalities::parse)
          .forEach(one -> byCode.put(one.code(), one));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Municipalities(byCode);
  }

  private static Municipality parse(String line) {
    String[] fields = line.split("\t", -1);
    Kind kind =
        Arrays.stream(Kind.values())
            .filter(k -> k.word().equals(fields[1]))
            .findFirst()
            .orElseThrow();
    return new Municipality(
        new LocalGovernmentCode(fields[0]),
        kind,
        fields[2],
        fields[3],
        Optional.of(fields[4]).filter(county -> !county.isEmpty()),
        Optional.of(fields[5]).filter(code -> !code.isEmpty()).map(LocalGovernmentCode::new));
  }
}
