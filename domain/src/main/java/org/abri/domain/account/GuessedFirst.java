package org.abri.domain.account;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.domain.text.Flaw;

/**
 * AUT-2: passwords that are tried first and that no estimator's list has, because its lists are English: the words, blessings
 * and keyboards of those who use this service. What is left to guess is counted: a common or personal word counts for one
 * character, and what follows from the character before it (the next digit, letter or key) for none. A phrase with
 * something of one's own in it is never refused here.
 */
final class GuessedFirst {
    private static final int ENOUGH = 8;
    private static final int WORTH_TAKING_OUT = 3;
    private static final String ONE_WORD = "\u0001";

    /** As people type them; compared without case, accents, spaces and signs. */
    private static final List<String> TRIED_FIRST = List.of(
            // said of this service, and shown in its own pages and examples
            "coffre fort", "coffre", "fort", "numérique", "digital", "vault", "safe", "papiers", "documents",
            "document", "association", "relais", "asile", "préfecture", "titre de séjour", "carte d’identité",
            "passeport", "quatre girafes sous la lune", "quatre girafes", "sous la lune",
            // French and English
            "mot de passe", "mon mot de passe", "password", "passw0rd", "azerty", "qwerty", "bonjour",
            "bonsoir",
            "bienvenue", "je t’aime", "je taime", "i love you", "soleil", "doudou", "loulou", "chouchou",
            "princesse", "chocolat", "marseille", "paris", "lyon", "france", "liberté égalité fraternité",
            "vive la france", "dieu est grand", "dieu est amour", "merci mon dieu", "jesus", "jesus christ",
            "inchallah", "god is good", "god is great", "thank you god", "welcome", "admin", "secret",
            "football", "maman", "papa", "famille", "la vie est belle",
            // Arabic, and as it is written with Latin letters
            "كلمة السر", "كلمة المرور", "السلام عليكم", "السلام عليكم ورحمة الله وبركاته", "ورحمة الله",
            "وبركاته", "بسم الله الرحمن الرحيم", "بسم الله", "الحمد لله", "الحمد لله رب العالمين",
            "ان شاء الله", "ما شاء الله", "سبحان الله", "الله اكبر", "لا اله الا الله", "محمد رسول الله",
            "استغفر الله", "توكلت على الله", "يا رب", "الله", "محمد", "احمد", "حبيبي", "حبيبتي", "احبك",
            "مرحبا",
            "اهلا وسهلا", "صباح الخير", "مساء الخير", "شكرا", "امي", "ابي", "سوريا", "فلسطين", "العراق",
            "مصر",
            "المغرب", "الجزائر", "تونس", "السودان", "ليبيا", "اليمن", "لبنان", "دمشق", "حلب", "بغداد",
            "القاهرة",
            "bismillahirrahmanirrahim", "bismillah", "irrahman", "irrahim", "arrahman", "arrahim", "rahman",
            "rahim", "alhamdulillah", "alhamdoulillah", "hamdoulillah", "assalamualaikum",
            "assalamu alaykum", "salam aleykoum", "salam alaikoum", "wa rahmatullah", "wa barakatuh",
            "inshallah", "mashallah", "machallah", "subhanallah", "allahu akbar", "allahou akbar",
            "la ilaha illallah", "astaghfirullah", "allah", "mohamed", "mohammed", "muhammad", "habibi",
            "habibti",
            // Persian, Dari, Pashto, Kurdish
            "رمز عبور", "گذرواژه", "پسورد", "کلمه عبور", "سلام", "سلام دنیا", "دوستت دارم", "عشق", "عشقم",
            "خدا", "خدایا", "خدا بزرگ است", "به نام خدا", "یا علی", "یا حسین", "علی", "حسین", "مادر", "پدر",
            "ایران", "افغانستان", "کابل", "تهران", "زندگی", "ازادی", "زن زندگی ازادی", "پټنوم", "مننه",
            "کوردستان",
            "kurdistan", "biji kurdistan", "dooset daram", "khoda", "afghanistan", "kabul", "tehran",
            // Russian and Ukrainian
            "пароль", "мой пароль", "привет", "приветик", "люблю", "я тебя люблю", "любовь", "любимая",
            "любимый", "солнышко", "солнце", "зайка", "котенок", "наташа", "марина", "сергей", "андрей",
            "максим", "александр", "россия", "москва", "украина", "україна", "слава україні", "героям слава",
            "киев", "київ", "мамочка", "мама", "спартак", "зенит", "динамо", "спасибо", "господи",
            "слава богу",
            "самара", "люблю тебя", "privet", "parol", "lyublyu", "ya tebya lyublyu",
            // Tigrinya and Amharic
            "ሰላም", "መሕለፊ ቃል", "ምስጢር ቃል", "የይለፍ ቃል", "ይለፍ ቃል", "ቃል", "የቐንየለይ", "ኤርትራ", "ኣስመራ", "አስመራ",
            "ኢትዮጵያ", "አዲስ አበባ", "ትግራይ", "መቐለ", "እግዚኣብሄር", "እግዚአብሔር", "እግዚኣብሄር ይመስገን",
            "እግዚአብሔር ይመስገን", "ይመስገን", "ክብሪ ንእግዚኣብሄር", "የፍቅረኪ እየ", "የፍቅረካ እየ", "እወድሃለሁ", "እወድሻለሁ", "ፍቅር",
            "ፍቕሪ", "ኢየሱስ", "ማርያም", "ጎይታ", "ኣደይ", "እናቴ", "አመሰግናለሁ", "selam", "asmara", "eritrea", "ethiopia",
            // Spanish, Portuguese, Turkish, Albanian, Georgian, Bengali, Tamil, Somali, Wolof, Pulaar, Lingala
            "contraseña", "te quiero", "te amo", "dios es amor", "gracias a dios", "senha", "meu deus",
            "deus é fiel", "obrigado", "şifre", "parola", "seni seviyorum", "canım", "fjalëkalimi",
            "shqiperia",
            "te dua", "პაროლი", "საქართველო", "მიყვარხარ", "পাসওয়ার্ড", "আমি তোমাকে ভালোবাসি", "বাংলাদেশ",
            "bangladesh",
            "ami tomake bhalobashi", "கடவுச்சொல்", "தமிழ்", "வணக்கம்", "furaha", "soomaaliya", "somalia",
            "jamm rek", "senegal", "dakar", "bamako", "conakry", "abidjan", "kinshasa", "douala", "nzambe",
            "nakolinga yo", "mbote");

    /** Keys and letters beside each other, of the keyboards and alphabets in use. */
    private static final List<String> ROWS = Stream.of("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm",
            "azertyuiop", "qsdfghjklm", "wxcvbn", "qwertzuiop", "yxcvbnm",
            "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "йцукенгшщзхї", "фівапролджє",
            "абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
            "ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرىةوزظ", "ضصثقفغعهخحجچ", "شسیبلاتنمکگ", "ظطزرذدپو",
            "ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ",
            "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
            "ሀለሐመሠረሰሸቀቐበተቸኀነኘአከኸወዐዘዠየደጀገጠጨጰጸፀፈፐ", "ቀወኤረተየኡኢኦጰ", "አሰደፈገሀጀከለ", "ዘጸቸቨበነመ")
            .map(GuessedFirst::folded).toList();

    private static final Set<String> COMMON = TRIED_FIRST.stream().map(GuessedFirst::folded)
            .collect(Collectors.toUnmodifiableSet());

    private GuessedFirst() {}

    static Optional<Flaw> flawIn(String password, List<String> personal) {
        var folded = folded(password);
        var known = withoutWords(folded, COMMON.stream());
        if (unforeseen(known) < ENOUGH) { return Optional.of(Flaw.PASSWORD_TOO_COMMON); }
        var all = Stream.concat(COMMON.stream(), personal.stream().map(GuessedFirst::folded));
        return unforeseen(withoutWords(folded, all)) < ENOUGH ? Optional.of(Flaw.PASSWORD_TOO_EASY)
                : Optional.empty();
    }

    /** The longer words first: a blessing is one, not its parts. */
    private static String withoutWords(String folded, Stream<String> words) {
        var rest = folded;
        for (var word : words.filter(each -> each.length() >= WORTH_TAKING_OUT)
                .sorted(Comparator.comparing(String::length).reversed()).toList()) {
            rest = rest.replace(word, ONE_WORD);
        }
        return rest;
    }

    /** Few different characters, repeated, are no more than their number doubled. */
    private static long unforeseen(String text) {
        var points = text.codePoints().toArray();
        var unforeseen = 0L;
        for (var at = 0; at < points.length; at++) {
            if (at == 0 || !follows(points[at - 1], points[at])) {
                unforeseen++;
            }
        }
        return Math.min(unforeseen, 2 * text.codePoints().distinct().count());
    }

    private static boolean follows(int before, int now) {
        return Math.abs(now - before) <= 1 || ROWS.stream().anyMatch(row -> areBeside(row, before, now));
    }

    private static boolean areBeside(String row, int one, int other) {
        var first = row.indexOf(one);
        var second = row.indexOf(other);
        return first >= 0 && second >= 0 && Math.abs(first - second) <= 1;
    }

    /** Arabic and Persian keyboards have other letters for the same sound. */
    private static String folded(String text) {
        return PasswordRules.folded(text).replace('\u06A9', '\u0643').replace('\u06CC', '\u064A')
                .replace('\u0649', '\u064A').replace('\u0629', '\u0647').replace("\u0640", "");
    }
}
