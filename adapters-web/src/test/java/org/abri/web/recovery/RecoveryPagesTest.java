package org.abri.web.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.abri.domain.account.PersonName;
import org.abri.domain.recovery.Recovery;
import org.abri.web.At;
import org.abri.web.face.Browser;
import org.abri.web.face.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RecoveryPagesTest {
    private static final String NEW = "sept hiboux sur le canal";
    private static final Pattern CODE = Pattern.compile("<p class=\"once\"><bdi>([^<]+)</bdi></p>");

    private static Site site;
    private static Site.Place relay;
    private Site.Person person;
    private Browser own;

    @BeforeAll
    static void begin() {
        site = Site.open();
        relay = site.relay(site.operator(), "Les Amandiers");
    }

    @AfterAll
    static void end() {
        site.close();
    }

    @BeforeEach
    void somebody() {
        site.pass(Duration.ofHours(6));
        person = site.provenPhone(site.beneficiary(relay, new PersonName("Amina", "Diallo"), true, false));
        own = site.visitor();
    }

    private String staffCode() {
        var desk = site.as(relay.manager());
        var at = relay.path() + "/people/" + person.vault() + "/recovery";
        desk.open(at).submit(at, Map.of());
        assertThat(desk.status()).isEqualTo(422);
        desk.submit(at, Map.of("checked", "true"));
        assertThat(desk.text()).contains(person.username().value());
        return CODE.matcher(desk.html()).results().map(found -> found.group(1)).reduce((a, b) -> b)
                .orElseThrow();
    }

    private void first(String way, String code) {
        own.open(At.recoverBy(way)).submit(At.recoverBy(way),
                Map.of("username", person.username().value(), "code", code));
    }

    private void second(String way, String proof, String password) {
        own.submit(At.recoverSecond(way),
                Map.of("proof", proof, "password", password, "passwordAgain", password));
    }

    private boolean signsIn(String password) {
        var browser = site.visitor().open(At.SIGN_IN).submit(At.SIGN_IN,
                Map.of("username", person.username().value(), "password", password));
        return browser.path().equals(At.HOME);
    }

    @Test
    @DisplayName("SEC-4: at their relay, without a phone, the person types the code that staff show and answers their question on their own screen")
    void atTheRelay() {
        first("relay", staffCode());
        assertThat(own.path()).isEqualTo(At.recoverSecond("answer"));
        assertThat(own.text()).contains("Mon premier chien");
        second("answer", "filou", NEW);
        assertThat(own.path()).isEqualTo(At.SIGN_IN);
        assertThat(own.text()).contains("Connectez-vous");
        assertThat(signsIn(NEW)).isTrue();
    }

    @Test
    @DisplayName("SEC-4: alone, with the code on their phone and their answer; nothing of them is shown before the first proof")
    void alone() {
        own.open(At.recoverBy("phone")).submit(At.recoverBy("phone"),
                Map.of("username", person.username().value()));
        assertThat(own.text()).doesNotContain("Mon premier chien", "Amina");
        site.sendSms();
        var code = site.memory.left().getLast().text().replaceAll("\\D", "");
        own.submit(At.recoverBy("phone"), Map.of("username", person.username().value(), "code", code));
        second("answer", "FILOU", NEW);
        assertThat(signsIn(NEW)).isTrue();
        assertThat(signsIn(Site.PASSWORD)).isFalse();
    }

    @Test
    @DisplayName("SEC-4, AUT-5: to a number that nobody proved no code leaves, and the page reads as if one did; as the second proof the phone is not offered")
    void unproven() {
        person = site.beneficiary(relay, new PersonName("Moussa", "Sow"), true, false);
        site.sendSms();
        var before = site.memory.left().size();
        own.open(At.recoverBy("phone")).submit(At.recoverBy("phone"),
                Map.of("username", person.username().value()));
        assertThat(own.text()).contains("Si ce compte a un numéro confirmé, le code arrive maintenant.");
        site.sendSms();
        assertThat(site.memory.left()).hasSize(before);
        first("relay", staffCode());
        assertThat(own.path()).isEqualTo(At.recoverSecond("answer"));
        assertThat(own.html()).doesNotContain(At.recoverSecond("phone"));
        assertThat(own.open(At.recoverSecond("phone")).path()).isEqualTo(At.recoverSecond("answer"));
        second("answer", "filou", NEW);
        assertThat(signsIn(NEW)).isTrue();
    }

    @Test
    @DisplayName("AUT-5: whether anybody has a username is on no page of a recovery: unknown and known read alike")
    void unknownReadsAlike() {
        own.open(At.recoverBy("phone")).submit(At.recoverBy("phone"),
                Map.of("username", person.username().value()));
        var known = own.text().replace(person.username().value(), "");
        var other = site.visitor();
        other.open(At.recoverBy("phone")).submit(At.recoverBy("phone"),
                Map.of("username", "baba-bibi-bubu"));
        assertThat(other.text().replace("baba-bibi-bubu", "")).isEqualTo(known);
        first("card", "kado-limu-pero-bati-nuso-rami");
        assertThat(own.status()).isEqualTo(401);
        other.open(At.recoverBy("card")).submit(At.recoverBy("card"),
                Map.of("username", "baba-bibi-bubu", "code", "kado-limu-pero-bati-nuso-rami"));
        assertThat(other.status()).isEqualTo(401);
    }

    @Test
    @DisplayName("SEC-4: a card that the person took themselves is a proof; wrong second proofs and weak passwords are told by their field")
    void withACard() {
        var home = site.as(person);
        home.open(At.RESCUE_CARD).submit(At.RESCUE_CARD, Map.of("password", Site.PASSWORD));
        assertThat(home.html()).contains("<svg");
        var card = CODE.matcher(home.html()).results().map(found -> found.group(1)).reduce((a, b) -> b)
                .orElseThrow();
        first("card", card);
        second("answer", "pas cela", NEW);
        assertThat(own.status()).isEqualTo(401);
        assertThat(own.html()).contains("#proof");
        second("answer", "filou", "court");
        assertThat(own.status()).isEqualTo(422);
        assertThat(own.html()).contains("#password");
        second("answer", "filou", NEW);
        assertThat(signsIn(NEW)).isTrue();
        assertThat(home.open(At.HOME).path()).isEqualTo(At.SIGN_IN);
    }

    @Test
    @DisplayName("SEC-4: what took too long begins again, and says so")
    void over() {
        first("relay", staffCode());
        site.pass(Recovery.LIFE);
        second("answer", "filou", NEW);
        assertThat(own.status()).isEqualTo(410);
        assertThat(own.text()).contains("recommencer");
        assertThat(own.open(At.recoverSecond("answer")).status()).isEqualTo(410);
        assertThat(own.open(At.recoverBy("answer")).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("SEC-4: the person reads at home that their number is not confirmed, has a code sent to it, types it, and reads what is safer; their journal says so")
    void provesNumber() {
        person = site.beneficiary(relay, new PersonName("Moussa", "Sow"), true, false);
        var home = site.as(person);
        assertThat(home.open(At.HOME).text())
                .contains("Votre numéro n’est pas confirmé. Confirmer mon numéro");
        assertThat(home.html()).contains("href=\"" + At.PHONE + "\"");
        assertThat(home.open(At.PHONE).text()).contains("Qui tient votre téléphone peut lire ces codes.",
                "Votre carte est plus sûre. Un deuxième code protège aussi la connexion.");
        assertThat(home.html()).contains("href=\"" + At.FACTOR + "\"", "href=\"" + At.RESCUE_CARD + "\"");
        home.submit(At.PHONE_CODE, Map.of());
        assertThat(home.path()).isEqualTo(At.PHONE_PROOF);
        assertThat(home.text()).contains("Un code arrive par SMS.", "06 39 98 00 01");
        site.sendSms();
        var code = site.memory.left().getLast().text().replaceAll("\\D", "");
        home.submit(At.PHONE_PROOF,
                Map.of("code", code.equals("000000") ? "000001" : "000000", "password", Site.PASSWORD));
        assertThat(home.status()).isEqualTo(422);
        assertThat(home.text()).contains("Ce code ne marche pas, ou plus.");
        home.submit(At.PHONE_PROOF, Map.of("code", code, "password", "pas le bon"));
        assertThat(home.status()).isEqualTo(422);
        home.submit(At.PHONE_PROOF, Map.of("code", code, "password", Site.PASSWORD));
        assertThat(home.path()).isEqualTo(At.ACCOUNT);
        assertThat(home.text()).contains("Votre numéro est confirmé.");
        assertThat(home.open(At.HOME).text()).doesNotContain("confirmé");
        assertThat(home.open(At.PHONE_PROOF).path()).isEqualTo(At.PHONE);
        assertThat(home.html()).doesNotContain(At.PHONE_CODE);
        assertThat(home.open("/who-saw?own=true").text()).contains("Vous avez demandé un code",
                "Vous avez confirmé votre numéro de téléphone.");
    }

    @Test
    @DisplayName("REC-1: after three codes in an hour the page says that none more is sent, and still takes the last one")
    void sentTooMuch() {
        person = site.beneficiary(relay, new PersonName("Moussa", "Sow"), true, false);
        var home = site.as(person).open(At.PHONE);
        for (int times = 0; times < 3; times++) {
            home.submit(At.PHONE_CODE, Map.of());
            assertThat(home.text()).contains("Un code arrive par SMS.");
        }
        home.submit(At.PHONE_CODE, Map.of());
        assertThat(home.text()).contains("Trop de SMS sont partis à ce numéro.");
        site.sendSms();
        home.submit(At.PHONE_PROOF,
                Map.of("code", site.memory.left().getLast().text().replaceAll("\\D", ""), "password",
                        Site.PASSWORD));
        assertThat(home.text()).contains("Votre numéro est confirmé.");
    }

    @Test
    @DisplayName("REC-3, SEC-5: phone, question and language are changed on pages of one's own, the first two with the password")
    void ownAccount() {
        var home = site.as(person);
        home.open(At.PHONE).submit(At.PHONE,
                Map.of("phone", "06 39 98 00 55", "password", Site.PASSWORD));
        assertThat(home.path()).isEqualTo(At.ACCOUNT);
        assertThat(home.text()).contains("Votre numéro n’est pas confirmé.");
        assertThat(home.open(At.PHONE).html()).contains("+33639980055");
        home.open(At.QUESTION).submit(At.QUESTION,
                Map.of("question", "Le nom du lac ?", "answer", "Tanganyika", "password", "pas le bon"));
        assertThat(home.status()).isEqualTo(422);
        home.submit(At.QUESTION,
                Map.of("question", "Le nom du lac ?", "answer", "Tanganyika", "password", Site.PASSWORD));
        assertThat(home.path()).isEqualTo(At.ACCOUNT);
        home.open(At.ACCOUNT).submit(At.OWN_LANGUAGE, Map.of("language", "en"));
        assertThat(home.html()).contains("<html lang=\"en\"");
        home.open(At.OWN_DATA);
        assertThat(home.header("Content-Disposition")).contains("abri-account.json");
        assertThat(home.html()).contains("Le nom du lac ?", "+33639980055", "Les Amandiers")
                .doesNotContain("Tanganyika", "argon", "$");
    }
}
