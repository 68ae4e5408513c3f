package jukigate.keystores;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jukigate.keystores.OddCertificates.Recipe;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** Names that the issuing CA may not give, and kinds of names that no node has. */
final class OddNames {
  private static final ASN1ObjectIdentifier UPN =
      new ASN1ObjectIdentifier("1.3.6.1.4.1.311.20.2.3");

  private OddNames() {}

  static Map<String, Recipe> all() {
    return Map.ofEntries(
        entry("name-not-permitted", bench -> named(bench, dns("city.example"))),
        entry(
            "name-excluded",
            bench -> named(bench, new GeneralName(GeneralName.iPAddress, "127.0.0.1"))),
        entry("name-trailing-dot", bench -> named(bench, dns(bench.node().hostName() + "."))),
        entry(
            "name-empty-label", bench -> named(bench, dns(bench.node() + "..jukigate.localhost"))),
        entry(
            "name-common",
            bench -> alternative(bench, List.of(), new X500Name("C=JP, OU=x, CN=city.example"))),
        entry(
            "name-email",
            bench -> named(bench, new GeneralName(GeneralName.rfc822Name, "city@city.example"))),
        entry(
            "name-directory",
            bench ->
                named(bench, new GeneralName(new X500Name("C=JP, CN=" + bench.node().hostName())))),
        entry("name-other", bench -> named(bench, other(bench))));
  }

  private static GeneralName dns(String name) {
    return new GeneralName(GeneralName.dNSName, name);
  }

  private static GeneralName other(OddBench bench) {
    var value = new ASN1EncodableVector();
    value.add(UPN);
    value.add(new DERTaggedObject(true, 0, new DERUTF8String(bench.node().urn())));
    return new GeneralName(GeneralName.otherName, new DERSequence(value));
  }

  private static OddCertificate named(OddBench bench, GeneralName more) {
    X500Name subject = OddBench.name(bench.good(bench.issuer()));
    return alternative(bench, List.of(more), subject);
  }

  private static OddCertificate alternative(
      OddBench bench, List<GeneralName> more, X500Name subject) {
    List<GeneralName> names = new ArrayList<>();
    names.add(new GeneralName(GeneralName.uniformResourceIdentifier, bench.node().urn()));
    names.addAll(more);
    return bench.issue(
        draft ->
            draft
                .subject(subject)
                .without(Extension.subjectAlternativeName)
                .add(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(names.toArray(GeneralName[]::new))));
  }
}
