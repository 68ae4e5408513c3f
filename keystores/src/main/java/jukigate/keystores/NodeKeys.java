package jukigate.keystores;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.keystores.CertificateEntry.Holder;
import jukigate.keystores.CertificateEntry.Origin;

/** The keys of the simulated nodes: minted when first asked for, read from disk ever after. */
final class NodeKeys {
  /** A certificate this near its end is replaced. */
  static final Duration RENEWAL = Duration.ofDays(7);

  /** One key of one node. */
  record Wanted(NodeId node, KeyRole role) {
    String name() {
      return "nodes/" + node + "/" + role.label();
    }
  }

  private record Ready(Wanted wanted, HeldKey held, Optional<CertificateEntry> fresh) {}

  private final Vault vault;
  private final ConcurrentHashMap<Wanted, HeldKey> held = new ConcurrentHashMap<>();

  NodeKeys(Vault vault) {
    this.vault = vault;
  }

  HeldKey get(Wanted wanted) {
    HeldKey known = held.get(wanted);
    if (known != null && isInUse(wanted, known)) {
      return known;
    }
    Optional<HeldKey> there = onDisk(wanted);
    if (there.isPresent()) {
      held.put(wanted, there.get());
      return there.get();
    }
    prepare(List.of(wanted));
    return held.get(wanted);
  }

  /**
   * Read without the lock and without reading the index anew, so that the thousandth node of a
   * country costs what the first one does. What does not fit is left to whoever holds the lock.
   */
  private Optional<HeldKey> onDisk(Wanted wanted) {
    return vault
        .current()
        .named(wanted.name())
        .filter(entry -> !isDue(entry))
        .flatMap(
            entry ->
                Optional.of(vault.readKey(wanted.name(), wanted.role().label()))
                    .filter(key -> isOf(key, entry)));
  }

  /** Somebody else, in another process even, may have renewed it: the index tells. */
  private boolean isInUse(Wanted wanted, HeldKey known) {
    return !isDue(known.certificate())
        && vault.current().named(wanted.name()).filter(entry -> isOf(known, entry)).isPresent();
  }

  private static boolean isOf(HeldKey known, CertificateEntry entry) {
    return known.certificate().getSerialNumber().equals(entry.facts().serial());
  }

  /**
   * Reads or mints many, on all processors, under one lock and with one write of the index.
   *
   * @return how many were minted
   */
  int prepare(Collection<Wanted> all) {
    List<Wanted> missing =
        all.stream()
            .distinct()
            .filter(wanted -> !held.containsKey(wanted) || !isInUse(wanted, held.get(wanted)))
            .sorted(Comparator.comparing(Wanted::role).reversed()) // RSA first: it takes longest
            .toList();
    return missing.isEmpty() ? 0 : vault.alone(index -> prepare(missing, index));
  }

  /**
   * Mints those that the index does not know or that are near their end, under one lock; reads none
   * of the others, for opening a key file takes time.
   *
   * @return how many were minted
   */
  int mintMissing(Collection<Wanted> all) {
    PkiIndex known = vault.current();
    return prepare(
        all.stream()
            .filter(it -> known.named(it.name()).filter(entry -> !isDue(entry)).isEmpty())
            .toList());
  }

  private int prepare(List<Wanted> missing, PkiIndex index) {
    List<Callable<Ready>> tasks =
        missing.stream().<Callable<Ready>>map(wanted -> () -> readOrMint(wanted, index)).toList();
    List<Ready> ready = inParallel(tasks);
    List<CertificateEntry> fresh = ready.stream().flatMap(one -> one.fresh().stream()).toList();
    if (!fresh.isEmpty()) {
      fresh.forEach(index::replace);
      vault.save(index);
    }
    ready.forEach(one -> held.put(one.wanted(), one.held()));
    return fresh.size();
  }

  /** A new certificate in place of the present one. */
  CertificateEntry renew(Wanted wanted, TestPki.Renewal renewal) {
    return vault.alone(
        index -> {
          if (renewal == TestPki.Renewal.SAME_KEY) {
            requireGoodKey(wanted, index);
          }
          Ready ready = mint(wanted, pair(wanted, renewal));
          CertificateEntry entry = ready.fresh().orElseThrow();
          index.replace(entry);
          vault.save(index);
          held.put(wanted, ready.held());
          return entry;
        });
  }

  /** Whoever has the key of a revoked certificate is not to get another one for it. */
  private static void requireGoodKey(Wanted wanted, PkiIndex index) {
    if (index.named(wanted.name()).flatMap(CertificateEntry::revocation).isPresent()) {
      throw new RefusedException(Refusal.of(RefusalCode.CSR_KEY_USED, wanted.name()));
    }
  }

  /**
   * New certificates from the CA that issues now. RSA keys are kept: they take long to make, and
   * what was encrypted for the old certificate can still be read. Call it with the lock held.
   */
  List<CertificateEntry> renewAll(List<Wanted> all, PkiIndex index) {
    List<Callable<Ready>> tasks =
        all.stream().<Callable<Ready>>map(wanted -> () -> mint(wanted, rolled(wanted))).toList();
    List<Ready> ready = all.isEmpty() ? List.of() : inParallel(tasks);
    List<CertificateEntry> fresh = ready.stream().flatMap(one -> one.fresh().stream()).toList();
    fresh.forEach(index::replace);
    vault.save(index);
    ready.forEach(one -> held.put(one.wanted(), one.held()));
    return fresh;
  }

  private KeyPair rolled(Wanted wanted) {
    boolean rsa = wanted.role().keyKind() == KeyKind.RSA_3072;
    return pair(wanted, rsa ? TestPki.Renewal.SAME_KEY : TestPki.Renewal.NEW_KEY);
  }

  private KeyPair pair(Wanted wanted, TestPki.Renewal renewal) {
    if (renewal == TestPki.Renewal.NEW_KEY) {
      return vault.mint().keyPair(wanted.role().keyKind());
    }
    HeldKey present = vault.readKey(wanted.name(), wanted.role().label());
    return new KeyPair(present.certificate().getPublicKey(), present.key());
  }

  private Ready readOrMint(Wanted wanted, PkiIndex index) {
    Optional<CertificateEntry> entry = index.named(wanted.name());
    if (entry.isEmpty() || isDue(entry.get())) {
      return mint(wanted, pair(wanted, TestPki.Renewal.NEW_KEY));
    }
    HeldKey found = vault.readKey(wanted.name(), wanted.role().label());
    boolean same = found.certificate().getSerialNumber().equals(entry.get().facts().serial());
    // A process killed between key file and index leaves a key that the index does not know.
    return same
        ? new Ready(wanted, found, Optional.empty())
        : mint(wanted, pair(wanted, TestPki.Renewal.NEW_KEY));
  }

  private Ready mint(Wanted wanted, KeyPair pair) {
    KeyRole role = wanted.role();
    Authority issuer = vault.authority(role.issuer());
    CertificateProfile profile = CertificateProfile.of(wanted.node(), role, vault.now());
    Period period = profile.period().endingBy(issuer.certificate().getNotAfter().toInstant());
    X509Certificate leaf = vault.mint().leaf(profile.with(period), pair.getPublic(), issuer);
    HeldKey made =
        new HeldKey(
            pair.getPrivate(), Stream.concat(Stream.of(leaf), issuer.chain().stream()).toList());
    Holder holder = new Holder(Origin.NODE, Optional.of(wanted.node()), role.label());
    List<String> files = vault.writeKey(wanted.name(), role.label(), made);
    return new Ready(
        wanted, made, Optional.of(Vault.entry(wanted.name(), holder, leaf, issuer.label(), files)));
  }

  private boolean isDue(X509Certificate certificate) {
    return vault.now().isAfter(certificate.getNotAfter().toInstant().minus(RENEWAL));
  }

  private boolean isDue(CertificateEntry entry) {
    return entry.revocation().isEmpty()
        && vault.now().isAfter(entry.facts().notAfter().minus(RENEWAL));
  }

  private static <T> List<T> inParallel(List<Callable<T>> tasks) {
    int processors = Runtime.getRuntime().availableProcessors();
    try (ExecutorService pool = Executors.newFixedThreadPool(Math.min(processors, tasks.size()))) {
      List<T> results = new ArrayList<>();
      for (Future<T> future : pool.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while minting", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RefusedException refused) {
        throw new RefusedException(refused.refusal(), e);
      }
      throw new IllegalStateException("minting failed", e);
    }
  }
}
