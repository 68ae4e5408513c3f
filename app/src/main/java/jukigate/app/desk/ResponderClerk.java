package jukigate.app.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jukigate.app.backbone.Backbone;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.keystores.ResponderMode;
import jukigate.keystores.RevocationService;

/** Tells the responder of the test PKI how to behave. */
record ResponderClerk(Backbone backbone) {

  ResponderAnswer answer(ResponderErrand errand) {
    Optional<RevocationService> service = backbone.revocationService();
    if (service.isEmpty()) {
      return refused("up --revocation crl|ocsp|both");
    }
    if (!errand.mode().isEmpty()) {
      Optional<ResponderMode> wanted = ResponderMode.ofLabel(errand.mode());
      if (wanted.isEmpty()) {
        return refused("pki responder " + errand.mode());
      }
      backbone.putOnRecord("responder", Map.of("mode", wanted.get().label()));
      service.get().behave(wanted.get());
    }
    return new ResponderAnswer(
        List.of(), service.get().address().toString(), service.get().mode().label());
  }

  private static ResponderAnswer refused(String usage) {
    return new ResponderAnswer(
        List.of(DeskResult.Refused.of(Refusal.of(RefusalCode.USAGE, usage))), "", "");
  }
}
