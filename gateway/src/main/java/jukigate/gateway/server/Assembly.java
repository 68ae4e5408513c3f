package jukigate.gateway.server;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import jukigate.domain.message.FreshId;
import jukigate.domain.refusal.Outcome;
import jukigate.gateway.Steps;
import jukigate.gateway.admit.AdmitOnce;
import jukigate.gateway.admit.Freshness;
import jukigate.gateway.authorize.AuthorizeCaller;
import jukigate.gateway.config.GatewayConfig;
import jukigate.gateway.forward.AnswerRules;
import jukigate.gateway.forward.Bulkheads;
import jukigate.gateway.forward.ForwardToNode;
import jukigate.gateway.forward.NodePost;
import jukigate.gateway.identify.IdentifyParties;
import jukigate.gateway.identify.NodeDirectory;
import jukigate.gateway.journal.Journal;
import jukigate.gateway.line.LineDesk;
import jukigate.gateway.line.LineProbe;
import jukigate.gateway.line.LineVoice;
import jukigate.gateway.line.WitnessLine;
import jukigate.gateway.parse.ParseEnvelope;
import jukigate.gateway.seal.FaultSealer;
import jukigate.gateway.seal.ReplyWithFault;
import jukigate.gateway.seal.SealReply;
import jukigate.gateway.unseal.UnsealMessage;
import jukigate.gateway.validate.BodyRules;
import jukigate.gateway.validate.ContractPack;
import jukigate.gateway.validate.NumberRules;
import jukigate.gateway.validate.ValidMessage;
import jukigate.gateway.validate.ValidateAgainstContract;
import jukigate.wire.security.Unsealer;
import jukigate.wire.tls.HttpAnswer;
import jukigate.wire.trust.Trust;

/** Makes the steps from what they need. */
record Assembly(
    GatewayConfig config, ContractPack pack, GatewayKeys keys, Trust trust, Surroundings around) {
  /** A witness that hangs must not hold up the stop of the gateway for long. */
  private static final Duration WITNESS_PATIENCE = Duration.ofSeconds(5);

  Steps steps(Journal journal, NodePost client) {
    var unsealer = new Unsealer(config.profile(), trust);
    var directory = new NodeDirectory(config.nodes());
    var numbers = new NumberRules(config.allowAnyNumbers(), around.localGovernments());
    var bodies = new BodyRules(pack, numbers);
    return new Steps(
        new ParseEnvelope(config.xmlLimits()),
        new UnsealMessage(unsealer, around.clock()),
        new IdentifyParties(trust, directory),
        new ValidateAgainstContract(pack, bodies),
        new AuthorizeCaller(),
        new AdmitOnce(journal, freshness(), around.clock()),
        new ForwardToNode(
            line(client, new LineDesk(voice(), trust)::answer),
            directory,
            answers(unsealer, bodies)),
        new SealReply(journal),
        new ReplyWithFault(journal, faults()));
  }

  private Freshness freshness() {
    return new Freshness(config.maxAge(), config.profile().periods().future());
  }

  /** Asks nodes whether the line is up. */
  LineProbe probe(Journal journal, NodePost client) {
    var measure = new LineProbe.Measure(around.nanoTime(), () -> FreshId.of(around.random()));
    return new LineProbe(voice(), way(client, config.answerTimeout()), journal, measure);
  }

  /** Deposits heads of the audit log. */
  WitnessLine witnesses(NodePost client) {
    var patience = Collections.min(List.of(config.answerTimeout(), WITNESS_PATIENCE));
    return new WitnessLine(voice(), way(client, patience));
  }

  private LineProbe.Way way(NodePost client, Duration timeout) {
    var bodies = new BodyRules(pack, new NumberRules(true, around.localGovernments()));
    return new LineProbe.Way(
        client,
        new NodeDirectory(config.nodes()),
        answers(new Unsealer(config.profile(), trust), bodies),
        timeout);
  }

  private LineVoice voice() {
    return new LineVoice(keys.signing(), config.profile(), around.clock(), around.random());
  }

  private ForwardToNode.Line line(
      NodePost client, Function<ValidMessage, Outcome<HttpAnswer>> desk) {
    return new ForwardToNode.Line(
        client, desk, config.answerTimeout(), new Bulkheads(config.underWayPerNode()));
  }

  private AnswerRules answers(Unsealer unsealer, BodyRules bodies) {
    var opening =
        new AnswerRules.Opening(config.xmlLimits(), unsealer, freshness(), around.clock());
    return new AnswerRules(opening, bodies);
  }

  private FaultSealer faults() {
    return new FaultSealer(keys.signing(), config.profile(), around.clock(), around.random());
  }
}
