package jukigate.conformance.kit;

import static jukigate.conformance.kit.LineCases.equal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jukigate.conformance.stand.Answering;
import jukigate.conformance.stand.Answerings;
import jukigate.conformance.stand.Network;
import jukigate.conformance.sut.Event;
import jukigate.conformance.sut.Told;
import jukigate.domain.node.NodeId;
import jukigate.keystores.RevocationReason;
import jukigate.keystores.TestPki;
import jukigate.wire.audit.Checkpoint;
import jukigate.wire.audit.Proofs;
import jukigate.wire.audit.SignedCheckpoint;
import jukigate.wire.audit.TreeHash;
import jukigate.wire.trust.RevocationUpdate;
import org.w3c.dom.Element;

/** X19: the line is checked, CRLs are fetched, heads of the audit log are kept. */
final class LineStories {
  private static final String CHECK = "CheckLine";
  private static final String FETCH = "FetchRevocationLists";
  private static final String SUBMIT = "SubmitCheckpoint";
  private static final String KEPT = "FetchCheckpoint";
  private static final String ENTRY = "NotifySupplementEntry";

  static final Story CHECKED =
      Stories.of(
          "line-checked",
          "X19",
          "",
          "回線を確かめる",
          "the line is checked",
          play -> play.send(Event.CHECK_LINE));

  /** A list whose signature was broken. */
  static final Story FORGED =
      fetched("lists-forged", "署名の壊れたCRL", "a CRL with a broken signature", lists -> forged(lists));

  /** One list is missing. */
  static final Story INCOMPLETE =
      fetched(
          "lists-incomplete",
          "発行者が一つ欠けたCRL",
          "CRLs without one issuer",
          lists -> lists.subList(1, lists.size()));

  /** A city leaves the network between two fetches; then the lists of before come again. */
  static final Story REVOKED = new LeavingStory().story();

  static final Story HEADS =
      Stories.of(
          "heads",
          "",
          "X19",
          "監査ログのヘッドを預ける: 初め、その続き、矛盾するもの、証明の起点の違うもの",
          "heads of the audit log are deposited: a first one, one that continues it, contradicting ones, and one with a proof from elsewhere",
          LineStories::heads);

  private LineStories() {}

  /** The lists before somebody left. */
  private static final class LeavingStory {
    private final AtomicReference<List<byte[]>> former = new AtomicReference<>(List.of());

    Story story() {
      return Stories.answered(
          "leaves-the-network",
          "X19",
          "X20",
          "ある市町村が網を離れ、新しいCRLを取得する。その後で古いCRLが返る",
          "a city leaves the network and the new CRLs are fetched; after that older ones come",
          () -> Answerings.on(FETCH, Answerings.once(Answerings.good(), older())),
          this::plot);
    }

    private Answering older() {
      return Answerings.drafted((reply, network) -> reply.body(body -> with(body, former.get())));
    }

    private void plot(Play play) {
      Network network = play.stage().network();
      var member =
          network.pki().renew(Stage.LEAVER, TestPki.signingRole(network.profile())).orThrow();
      assert member != null;
      former.set(RevocationUpdate.encoded(network.trust().material()));
      play.call(ENTRY, Stage.LEAVER, it -> it);
      var left = network.pki().signing(Stage.LEAVER, network.profile()).certificate();
      network
          .pki()
          .revoke(left.getSerialNumber().toString(16), RevocationReason.CESSATION_OF_OPERATION)
          .orThrow();
      network.trust().replace(network.pki().trustMaterial());
      play.send(Event.FETCH_LISTS);
      play.call(ENTRY, Stage.LEAVER, it -> it);
      play.call(CHECK, NodeId.GATEWAY, it -> it);
      play.send(Event.FETCH_LISTS);
      play.call(CHECK, NodeId.GATEWAY, it -> it);
    }
  }

  private static Story fetched(
      String id, String ja, String en, UnaryOperator<List<byte[]>> change) {
    Function<Network, List<byte[]>> lists =
        network -> change.apply(RevocationUpdate.encoded(network.trust().material()));
    return Stories.answered(
        id,
        "X19",
        "X19",
        ja + "が返る",
        "is answered with " + en,
        () ->
            Answerings.on(
                FETCH,
                Answerings.drafted(
                    (reply, network) -> reply.body(body -> with(body, lists.apply(network))))),
        play -> {
          play.call(CHECK, NodeId.GATEWAY, it -> it);
          play.send(Event.FETCH_LISTS);
          play.call(CHECK, NodeId.GATEWAY, it -> it);
        });
  }

  private static String with(String body, List<byte[]> lists) {
    String elements =
        lists.stream()
            .map(der -> "<p:list>" + Base64.getEncoder().encodeToString(der) + "</p:list>")
            .collect(Collectors.joining());
    return body.replaceAll("<p:list>[^<]*</p:list>", "")
        .replace("</p:acknowledgement>", "</p:acknowledgement>" + elements);
  }

  private static List<byte[]> forged(List<byte[]> lists) {
    byte[] first = lists.getFirst().clone();
    first[first.length - 1] ^= 1;
    return IntStream.range(0, lists.size()).mapToObj(i -> i == 0 ? first : lists.get(i)).toList();
  }

  private static void heads(Play play) {
    TreeHash one = leaf("1");
    TreeHash two = TreeHash.node(one, leaf("2"));
    TreeHash three = TreeHash.node(two, leaf("3"));
    play.call(KEPT, NodeId.GATEWAY, it -> it);
    submit(play, 1, one, "");
    submit(play, 2, two, proof(1, leaf("2")));
    submit(play, 2, leaf("other"), "");
    submit(play, 1, one, "");
    submit(play, 3, leaf("wrong"), proof(2, leaf("3")));
    submit(play, 3, three, proof(1, leaf("2"), leaf("3")));
    play.call(KEPT, NodeId.GATEWAY, it -> it);
  }

  private static TreeHash leaf(String content) {
    return TreeHash.leaf(content.getBytes(StandardCharsets.UTF_8));
  }

  private static String proof(int before, TreeHash... hashes) {
    return "<l:before>"
        + before
        + "</l:before>"
        + Arrays.stream(hashes)
            .map(hash -> "<l:proof>" + hash.hex() + "</l:proof>")
            .collect(Collectors.joining());
  }

  private static void submit(Play play, long size, TreeHash root, String proof) {
    Network network = play.stage().network();
    Instant now = network.clock().instant();
    SignedCheckpoint head =
        SignedCheckpoint.sign(
            new Checkpoint(NodeId.GATEWAY.value(), new Proofs.Tree(size, root), now.toString()),
            network.pki().signing(NodeId.GATEWAY, network.profile()));
    play.call(
        SUBMIT,
        NodeId.GATEWAY,
        it ->
            it.body(
                body ->
                    body.replaceFirst("size>[^<]*<", "size>" + size + "<")
                        .replaceFirst("root>[^<]*<", "root>" + root.hex() + "<")
                        .replaceFirst("at>[^<]*<", "at>" + now + "<")
                        .replaceFirst("signature>[^<]*<", "signature>" + head.signature() + "<")
                        .replaceFirst(
                            "certificate>[^<]*<", "certificate>" + head.certificate() + "<")
                        .replace("</l:head>", "</l:head>" + proof)));
  }

  static void in(Casebook book) {
    lists(book);
    deposits(book);
  }

  private static void lists(Casebook book) {
    book.told(
        "business/x19/4",
        CHECKED,
        tale ->
            tale.goes(CHECK, NodeId.GATEWAY.urn())
                .and(() -> tale.each(CHECK, it -> equal("purpose", "P90", it.purpose()))));
    book.told("business/x19/5", FORGED, tale -> refused(tale, 0, 0, 1));
    book.told("business/x19/6", REVOKED, tale -> refused(tale, 1, 0, 1));
    book.told("business/x19/7", INCOMPLETE, tale -> refused(tale, 0, 0, 1));
    book.asked(
        "line/revocation/1",
        REVOKED,
        tale -> tale.answered(ENTRY, 0, "accepted").and(() -> tale.answered(ENTRY, 1, "JG-2")));
  }

  /** The n-th fetch is not taken, and the lists in use are those of before. */
  private static Finding refused(Tale tale, int fetch, int before, int after) {
    List<Step> steps = tale.of(Event.FETCH_LISTS);
    if (tale.all(FETCH).size() <= fetch) {
      return tale.missing(FETCH);
    }
    return steps.get(fetch).state() == Told.State.ACKNOWLEDGED
        ? Finding.bad("answer", "not ACKNOWLEDGED", "ACKNOWLEDGED")
            .in(tale.all(FETCH).get(fetch).arrival())
        : tale.answered(CHECK, after, "accepted")
            .and(() -> equal("held", held(tale, before), held(tale, after)));
  }

  private static String held(Tale tale, int turn) {
    return tale.named(CHECK).get(turn).exchange().flatMap(Exchange::body).stream()
        .flatMap(it -> SoapView.descendants(it, "*", "held"))
        .map(Element::getTextContent)
        .sorted()
        .collect(Collectors.joining("; "));
  }

  private static void deposits(Casebook book) {
    book.asked(
        "business/x19/8",
        HEADS,
        tale ->
            fresh(tale)
                .and(() -> tale.answered(SUBMIT, 0, "accepted"))
                .and(() -> signed(tale, 0))
                .and(() -> tale.answered(SUBMIT, 1, "accepted"))
                .and(() -> signed(tale, 1)));
    book.asked(
        "business/x19/9",
        HEADS,
        tale ->
            fresh(tale)
                .and(() -> tale.answered(SUBMIT, 2, "JG-L14"))
                .and(() -> tale.answered(SUBMIT, 3, "JG-L14"))
                .and(() -> tale.answered(SUBMIT, 4, "JG-L14")));
    book.asked(
        "business/x19/10",
        HEADS,
        tale ->
            fresh(tale)
                .and(() -> tale.answered(SUBMIT, 5, "accepted"))
                .and(() -> equal("kept/size", "2", tale.answer(SUBMIT, 5, "size")))
                .and(
                    () ->
                        equal("countersignature", "", tale.answer(SUBMIT, 5, "countersignature"))));
    book.asked(
        "business/x19/11",
        HEADS,
        tale ->
            fresh(tale)
                .and(() -> tale.answered(KEPT, 1, "accepted"))
                .and(() -> equal("kept/size", "2", tale.answer(KEPT, 1, "size")))
                .and(
                    () ->
                        tale.answer(KEPT, 1, "conflicting").isEmpty()
                            ? Finding.bad("conflicting", "the heads that it refused", "none")
                            : Finding.good()));
  }

  /** A system that keeps a head of an earlier run cannot take a first one. */
  private static Finding fresh(Tale tale) {
    return tale.answer(KEPT, 0, "size").isEmpty()
        ? Finding.good()
        : Finding.unseen("前の試験のヘッドを保存している", "it keeps a head of an earlier run");
  }

  private static Finding signed(Tale tale, int turn) {
    return tale.answer(SUBMIT, turn, "countersignature").isEmpty()
        ? Finding.bad("countersignature", "over the head", "none")
        : Finding.good();
  }
}
