package jukigate.simulators.resident;

import java.util.ArrayList;
import java.util.List;
import jukigate.domain.register.Sex;

/**
 * 世帯の構成: who lives together, before anybody has a name. Shares are this project's own, near to
 * everyday life.
 */
final class HouseholdPlan {
  /**
   * @param relationship 続柄
   * @param sex sex
   * @param age full years
   * @param inherited has the surname of the household by birth
   */
  record Role(String relationship, Sex sex, int age, boolean inherited) {
    boolean isSpouse() {
      return relationship.equals("妻") || relationship.equals("夫");
    }
  }

  private HouseholdPlan() {}

  static List<Role> draw(Draw draw) {
    int kind = draw.below(1000);
    if (kind < 380) {
      return List.of(head(draw, sex(draw), 18, 95));
    }
    if (kind < 580) {
      return couple(draw, draw.between(22, 90));
    }
    if (kind < 850) {
      return family(draw, true);
    }
    return kind < 930 ? family(draw, false) : threeGenerations(draw);
  }

  private static Role head(Draw draw, Sex sex, int youngest, int oldest) {
    return new Role("世帯主", sex, draw.between(youngest, oldest), true);
  }

  private static List<Role> couple(Draw draw, int age) {
    boolean manHeads = draw.chance(900);
    int other = Math.max(18, age + draw.between(-5, 5));
    Sex head = manHeads ? Sex.MALE : Sex.FEMALE;
    Sex spouse = manHeads ? Sex.FEMALE : Sex.MALE;
    return List.of(
        new Role("世帯主", head, age, true), new Role(manHeads ? "妻" : "夫", spouse, other, false));
  }

  private static List<Role> family(Draw draw, boolean twoParents) {
    int age = draw.between(25, 60);
    List<Role> roles =
        new ArrayList<>(
            twoParents ? couple(draw, age) : List.of(new Role("世帯主", Sex.FEMALE, age, true)));
    int youngestParent = roles.stream().mapToInt(Role::age).min().orElseThrow();
    int children = draw.between(1, 3);
    for (int i = 0; i < children; i++) {
      boolean stepchild = twoParents && draw.chance(40);
      String relationship = stepchild ? roles.get(1).relationship() + "の子" : "子";
      roles.add(new Role(relationship, sex(draw), draw.between(0, youngestParent - 18), true));
    }
    return roles;
  }

  private static List<Role> threeGenerations(Draw draw) {
    List<Role> roles = new ArrayList<>(family(draw, true));
    boolean mother = draw.chance(650);
    int age = Math.min(108, roles.get(0).age() + draw.between(20, 40));
    roles.add(new Role(mother ? "母" : "父", mother ? Sex.FEMALE : Sex.MALE, age, true));
    return roles;
  }

  private static Sex sex(Draw draw) {
    return draw.chance(490) ? Sex.MALE : Sex.FEMALE;
  }
}
