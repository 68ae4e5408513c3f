package jukigate.keystores.medium;

import static jukigate.domain.refusal.RefusalCode.MEDIUM_ALGORITHM;
import static jukigate.domain.refusal.RefusalCode.MEDIUM_CONTENT_DIFFERS;
import static jukigate.domain.refusal.RefusalCode.MEDIUM_DECRYPTION_FAILED;
import static jukigate.domain.refusal.RefusalCode.MEDIUM_EXPIRED;
import static jukigate.domain.refusal.RefusalCode.MEDIUM_NOT_FOR_THIS_KEY;
import static jukigate.domain.refusal.RefusalCode.MEDIUM_RECEIVER_IS_ANOTHER;
import static jukigate.domain.refusal.RefusalCode.MEDIUM_SENDER_IS_NOT_SIGNER;
import static jukigate.domain.refusal.RefusalCode.MEDIUM_SIGNATURE_INVALID;
import static jukigate.domain.refusal.RefusalCode.MEDIUM_SIGNER_REFUSED;
import static jukigate.domain.refusal.RefusalCode.MEDIUM_UNREADABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.keystores.BadCertificate;
import jukigate.keystores.KeyRole;
import jukigate.keystores.cms.CmsAlgorithms;
import jukigate.keystores.cms.CmsSignature;
import jukigate.wire.message.Validity;
import jukigate.wire.profile.SecurityProfile;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.operator.OutputAEADEncryptor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check of a medium with a file that fails it and no check before it. */
class MediumSealTest {
  @TempDir static Path folder;
  private static Media media;
  private static byte[] right;

  @BeforeAll
  static void mint() {
    media = Media.in(folder);
    right = media.right();
  }

  @Test
  void medium_comesOutAsItWentIn() {
    OpenedMedium opened = media.open(right).orThrow();
    assertThat(opened.manifest()).isEqualTo(Media.manifest());
    assertThat(opened.size()).isEqualTo(2);
    assertThat(opened.entries()).containsExactlyElementsOf(Media.entries());
    assertThat(new String(right, StandardCharsets.ISO_8859_1)).doesNotContain("agency-nenkin");
  }

  @Test
  void rsaKey_signsWithPss() {
    var recommended = new Media(media.pki(), SecurityProfile.RECOMMENDED_2026);
    byte[] file = recommended.right();
    assertThat(recommended.open(file).isPassed()).isTrue();
    byte[] signed = MediumEnvelope.open(file, media.pki().decryption(Media.SERVER)).orThrow();
    assertThat(signed).contains(encoded(PKCSObjectIdentifiers.id_RSASSA_PSS));
  }

  /** Every bit outside the ciphertext, and a bit of every few bytes inside. */
  @Test
  void noFlip_isAccepted() {
    int outside = right.length - 16;
    var random = new Random(7);
    int from = indexOf(right, encoded(CMSAlgorithm.AES256_GCM));
    IntStream structure =
        IntStream.concat(IntStream.range(0, 200), IntStream.range(from - 30, from + 40));
    structure.forEach(at -> IntStream.range(0, 8).forEach(bit -> assertRefused(at, bit)));
    IntStream.range(200, right.length)
        .filter(at -> at % 97 == 0 || at >= outside)
        .forEach(at -> assertRefused(at, random.nextInt(8)));
  }

  private static void assertRefused(int at, int bit) {
    byte[] flipped = right.clone();
    flipped[at] ^= (byte) (1 << bit);
    var outcome = media.open(flipped);
    assertThat(outcome.isPassed()).as("bit %d of byte %d accepted", bit, at).isFalse();
    assertThat(Media.refusal(outcome).code())
        .as("bit %d of byte %d", bit, at)
        .isIn(
            MEDIUM_UNREADABLE, MEDIUM_NOT_FOR_THIS_KEY, MEDIUM_DECRYPTION_FAILED, MEDIUM_ALGORITHM);
  }

  /** As a receiver could do who is not honest. */
  @Test
  void noFlipUnderTheEncryption_isAccepted() {
    byte[] signed = MediumEnvelope.open(right, media.pki().decryption(Media.SERVER)).orThrow();
    for (int at = 0; at < signed.length; at++) {
      byte[] flipped = signed.clone();
      flipped[at] ^= (byte) (1 << (at % 8));
      var outcome = CmsSignature.verify(flipped);
      assertThat(outcome.isPassed()).as("byte %d accepted", at).isFalse();
      assertThat(Media.refusal(outcome).code())
          .as("byte %d", at)
          .isIn(MEDIUM_SIGNATURE_INVALID, MEDIUM_ALGORITHM);
    }
  }

  @Test
  void cutOffOrLongerFile_isNotAMedium() {
    for (int length = 0; length < right.length; length += 13) {
      assertCode(Arrays.copyOf(right, length), MEDIUM_UNREADABLE);
    }
    assertCode(Arrays.copyOf(right, right.length + 1), MEDIUM_UNREADABLE);
    assertCode("<xml/>".getBytes(StandardCharsets.UTF_8), MEDIUM_UNREADABLE);
    assertCode(new byte[MediumSeal.MAX_BYTES + 1], MEDIUM_UNREADABLE);
    byte[] deep = new byte[100_000];
    Arrays.fill(deep, (byte) 0x30);
    assertCode(deep, MEDIUM_UNREADABLE);
  }

  @Test
  void mediumOfAnotherNode_isNotForThisKey() {
    assertThat(Media.refusal(media.open(right, Media.OTHER)).code())
        .isEqualTo(MEDIUM_NOT_FOR_THIS_KEY);
  }

  @Test
  void reEncryptedMedium_isRefusedByItsNewReceiver() {
    byte[] signed = MediumEnvelope.open(right, media.pki().decryption(Media.SERVER)).orThrow();
    byte[] forwarded = MediumEnvelope.seal(signed, media.receiver(Media.OTHER), Media.RANDOM);
    Refusal refusal = Media.refusal(media.open(forwarded, Media.OTHER));
    assertThat(refusal.code()).isEqualTo(MEDIUM_RECEIVER_IS_ANOTHER);
    assertThat(refusal.arguments()).containsExactly("pref-220001");
  }

  @Test
  void contentSignedAnewByAnother_isNotOfItsSender() {
    byte[] stolen =
        CmsSignature.sign(
            Media.packed(Media.manifest()),
            media.pki().signing(Media.OTHER, media.profile()),
            Media.NOW,
            Media.RANDOM);
    byte[] file = MediumEnvelope.seal(stolen, media.receiver(Media.SERVER), Media.RANDOM);
    Refusal refusal = Media.refusal(media.open(file));
    assertThat(refusal.code()).isEqualTo(MEDIUM_SENDER_IS_NOT_SIGNER);
    assertThat(refusal.arguments()).containsExactly("agency-nenkin", "pref-140007");
  }

  static Stream<BadCertificate> badSigners() {
    return BadCertificate.all().stream()
        .filter(bad -> bad.role() == KeyRole.SIGN)
        .filter(bad -> bad.expected() != RefusalCode.SIGNER_IS_NOT_TLS_PEER)
        .filter(bad -> !bad.id().equals("sign-rsa-1024")); // no room for PSS: see weakRsaKey
  }

  @ParameterizedTest
  @MethodSource("badSigners")
  void badSigner_isRefusedWithTheReason(BadCertificate bad) {
    byte[] signed =
        CmsSignature.sign(
            Media.packed(Media.manifest()),
            media.pki().bad().signing(bad, Media.AGENCY),
            Media.NOW,
            Media.RANDOM);
    Refusal refusal =
        Media.refusal(
            media.open(MediumEnvelope.seal(signed, media.receiver(Media.SERVER), Media.RANDOM)));
    assertThat(refusal.code()).isEqualTo(MEDIUM_SIGNER_REFUSED);
    assertThat(refusal.arguments()).containsExactly(bad.expected().id());
  }

  @Test
  void signerRevokedAfterwards_isRefused(@TempDir Path ours) {
    Media fresh = Media.in(ours);
    byte[] file = fresh.right();
    assertThat(fresh.open(file).isPassed()).isTrue();
    fresh
        .pki()
        .revoke("nodes/agency-nenkin/sign", jukigate.keystores.RevocationReason.KEY_COMPROMISE)
        .orThrow();
    Refusal refusal = Media.refusal(fresh.open(file));
    assertThat(refusal.code()).isEqualTo(MEDIUM_SIGNER_REFUSED);
    assertThat(refusal.arguments()).containsExactly("JG-209");
  }

  @Test
  void unsignedContent_isRefused() {
    byte[] content = Media.packed(Media.manifest());
    byte[] file = MediumEnvelope.seal(content, media.receiver(Media.SERVER), Media.RANDOM);
    assertCode(file, MEDIUM_SIGNATURE_INVALID);
  }

  @Test
  void otherAlgorithms_areRefused() throws Exception {
    assertCode(enveloped(CMSAlgorithm.AES128_GCM, true), MEDIUM_ALGORITHM);
    assertCode(enveloped(CMSAlgorithm.AES256_GCM, false), MEDIUM_ALGORITHM);
    assertThat(media.open(enveloped(CMSAlgorithm.AES256_GCM, true)).isPassed()).isTrue();
  }

  private static byte[] enveloped(ASN1ObjectIdentifier cipher, boolean oaep) throws Exception {
    var generator = new CMSAuthEnvelopedDataGenerator();
    var receiver = media.receiver(Media.SERVER);
    var recipient =
        oaep
            ? new JceKeyTransRecipientInfoGenerator(receiver, CmsAlgorithms.oaep())
            : new JceKeyTransRecipientInfoGenerator(receiver);
    generator.addRecipientInfoGenerator(recipient.setProvider(CmsAlgorithms.PROVIDER));
    var encryptor =
        new JceCMSContentEncryptorBuilder(cipher).setProvider(CmsAlgorithms.PROVIDER).build();
    byte[] signed = media.signed(Media.packed(Media.manifest()));
    return generator
        .generate(new CMSProcessableByteArray(signed), (OutputAEADEncryptor) encryptor)
        .toASN1Structure()
        .getEncoded("DER");
  }

  @Test
  void otherEntriesThanTheManifestSays_areRefused() throws IOException {
    List<Payload> swapped = Media.entries().reversed();
    byte[] content =
        Container.pack(
                swapped,
                Media.NOW,
                digests -> ManifestXml.write(Media.manifest(), digests.reversed()))
            .orThrow();
    assertCode(media.around(content), MEDIUM_CONTENT_DIFFERS);
    byte[] more =
        Container.pack(
                Media.entries(),
                Media.NOW,
                digests -> ManifestXml.write(Media.manifest(), digests.subList(0, 1)))
            .orThrow();
    assertCode(media.around(more), MEDIUM_CONTENT_DIFFERS);
    assertCode(media.around(new byte[] {1, 2, 3}), MEDIUM_CONTENT_DIFFERS);
    assertCode(media.around(zip("../../etc/passwd", 1)), MEDIUM_CONTENT_DIFFERS);
    assertCode(media.around(zip("0002.xml", 1)), MEDIUM_CONTENT_DIFFERS);
    assertCode(media.around(zip("0001.xml", 1)), MEDIUM_CONTENT_DIFFERS);
    assertCode(media.around(zip("0001.xml", (8 << 20) + 1)), MEDIUM_CONTENT_DIFFERS);
    assertCode(media.around(zip("manifest.xml", 100)), MEDIUM_CONTENT_DIFFERS);
  }

  private static byte[] zip(String name, int size) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(new byte[size]);
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }

  @Test
  void manifestThatBreaksItsSchema_isRefused() {
    byte[] content =
        Container.pack(
                Media.entries(),
                Media.NOW,
                digests ->
                    Payload.ofUtf8(
                        new String(
                                ManifestXml.write(Media.manifest(), digests).toByteArray(),
                                StandardCharsets.UTF_8)
                            .replace("<kind>conditions", "<kind>something")))
            .orThrow();
    Refusal refusal = Media.refusal(media.open(media.around(content)));
    assertThat(refusal.code()).isEqualTo(MEDIUM_CONTENT_DIFFERS);
    assertThat(refusal.arguments()).containsExactly("manifest.xml: JG-403");
  }

  @Test
  void period_isKept() {
    assertCode(of(Media.NOW.minus(Duration.ofDays(7)), Media.NOW), MEDIUM_EXPIRED);
    assertCode(of(Media.NOW.plusSeconds(31), Media.NOW.plusSeconds(60)), MEDIUM_EXPIRED);
    assertCode(of(Media.NOW, Media.NOW.plus(MediumSeal.LONGEST).plusSeconds(1)), MEDIUM_EXPIRED);
    assertThat(media.open(of(Media.NOW, Media.NOW.plus(MediumSeal.LONGEST))).isPassed()).isTrue();
    assertThat(media.open(of(Media.NOW.minusSeconds(60), Media.NOW.plusMillis(1))).isPassed())
        .isTrue();
  }

  private static byte[] of(Instant created, Instant expires) {
    var manifest = Media.manifest(Media.AGENCY, Media.SERVER, new Validity(created, expires));
    return media.around(Media.packed(manifest));
  }

  @Test
  void mediumInSomebodyElsesName_cannotBeMade() {
    var content = new MediumContent(Media.manifest(), Media.entries());
    var other = media.pki().signing(Media.OTHER, media.profile());
    assertThatThrownBy(
            () -> new MediumSeal(Media.RANDOM).seal(content, other, media.receiver(Media.SERVER)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Entries are made while they are packed, and unpacked while they are read. */
  @Test
  void hundredThousandRecords_fit() {
    var content = new MediumContent(Media.manifest(), HundredThousand::new);
    Payload file =
        new MediumSeal(Media.RANDOM)
            .seal(
                content,
                media.pki().signing(Media.AGENCY, media.profile()),
                media.receiver(Media.SERVER))
            .orThrow();
    assertThat(file.size()).isLessThan(MediumSeal.MAX_BYTES);
    OpenedMedium opened =
        MediumSeal.open(file, media.pki().decryption(Media.SERVER), media.trust(), Media.NOW)
            .orThrow();
    assertThat(opened.size()).isEqualTo(50);
    long size = 0;
    for (Payload entry : opened.entries()) {
      size += entry.size();
    }
    assertThat(size).isGreaterThan(50L << 20);
  }

  @Test
  void contentThatDoesNotFit_isNotMade() {
    var content =
        new MediumContent(
            Media.manifest(), () -> Stream.generate(() -> Payload.of(noise())).iterator());
    assertThat(
            Media.refusal(
                    new MediumSeal(Media.RANDOM)
                        .seal(
                            content,
                            media.pki().signing(Media.AGENCY, media.profile()),
                            media.receiver(Media.SERVER)))
                .code())
        .isEqualTo(MEDIUM_UNREADABLE);
  }

  private static byte[] noise() {
    byte[] bytes = new byte[Container.MAX_ENTRY];
    new Random(3).nextBytes(bytes);
    return bytes;
  }

  private static final class HundredThousand implements Iterator<Payload> {
    private final Random random = new Random(1);
    private int block;

    @Override
    public boolean hasNext() {
      return block < 50;
    }

    @Override
    public Payload next() {
      block++;
      var text = new StringBuilder("<block>");
      for (int i = 0; i < 2000; i++) {
        text.append("<record><residentCode>").append(random.nextLong(99_999_999_999L));
        text.append("</residentCode><individualNumber>").append(random.nextLong(999_999_999_999L));
        text.append("</individualNumber><name><kanji>").append(kanji(6)).append("</kanji><kana>");
        text.append(kanji(12))
            .append("</kana></name><birthDate>")
            .append(random.nextInt(99_999_999));
        text.append("</birthDate><address><municipality>221007</municipality><line>");
        text.append(kanji(20)).append("</line></address><changedOn>20261121</changedOn>");
        text.append("<note>a few more items that a record has, to be of the size of one, with");
        text.append(" names of elements that come again and again in each record of all, and");
        text.append(" so on until it is as long as a record in a block is</note></record>");
      }
      return Payload.ofUtf8(text.append("</block>").toString());
    }

    private String kanji(int length) {
      return random
          .ints(length, 0x4E00, 0x5200)
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();
    }
  }

  private static void assertCode(byte[] file, RefusalCode expected) {
    assertThat(Media.refusal(media.open(file)).code()).isEqualTo(expected);
  }

  private static byte[] encoded(ASN1ObjectIdentifier identifier) {
    try {
      return identifier.getEncoded();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    return IntStream.range(0, bytes.length - part.length)
        .filter(at -> Arrays.equals(bytes, at, at + part.length, part, 0, part.length))
        .findFirst()
        .orElseThrow();
  }
}
