package jukigate.simulators.body;

import java.util.List;
import java.util.Optional;
import jukigate.contract.types.RegisterText;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.Gaiji;
import jukigate.domain.register.UnifiedCode;

/** Texts with their 外字, both ways, character by character unchanged. */
final class Texts {
  private Texts() {}

  static RegisterText write(jukigate.domain.register.RegisterText text) {
    var written = new RegisterText();
    written.setText(text.value());
    written.setGaijiCount(text.gaijiCount());
    text.gaiji().stream().map(Texts::write).forEach(written.getGaiji()::add);
    return written;
  }

  /** Refused when the text is none of the register's, or the count is not that of its 外字. */
  static Outcome<jukigate.domain.register.RegisterText> read(String element, RegisterText read) {
    List<Optional<Gaiji>> gaiji = read.getGaiji().stream().map(Texts::read).toList();
    if (gaiji.contains(Optional.<Gaiji>empty()) || read.getGaijiCount() != gaiji.size()) {
      return Outcome.refused(RefusalCode.SCHEMA_INVALID, element, "gaiji");
    }
    return jukigate.domain.register.RegisterText.parse(
            read.getText(), gaiji.stream().map(Optional::orElseThrow).toList())
        .map(Outcome::passed)
        .orElseGet(() -> Outcome.refused(RefusalCode.SCHEMA_INVALID, element, "RegisterText"));
  }

  private static jukigate.contract.types.Gaiji write(Gaiji gaiji) {
    var written = new jukigate.contract.types.Gaiji();
    written.setPosition(gaiji.position());
    gaiji.code().map(UnifiedCode::toString).ifPresent(written::setUnifiedCode);
    gaiji.image().map(Payload::toByteArray).ifPresent(written::setImage);
    gaiji.alternative().ifPresent(written::setAlternative);
    return written;
  }

  private static Optional<Gaiji> read(jukigate.contract.types.Gaiji read) {
    try {
      return Optional.of(
          new Gaiji(
              read.getPosition(),
              Optional.ofNullable(read.getUnifiedCode())
                  .map(code -> UnifiedCode.parse(code).orElseThrow()),
              Optional.ofNullable(read.getImage()).map(Payload::of),
              Optional.ofNullable(read.getAlternative())));
    } catch (IllegalArgumentException | java.util.NoSuchElementException e) {
      return Optional.empty();
    }
  }
}
