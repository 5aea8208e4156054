package org.abri.application;

import org.abri.application.access.Gate;
import org.abri.application.account.ChoosePassword;
import org.abri.application.account.KeepTeam;
import org.abri.application.account.OpenBeneficiaryAccount;
import org.abri.application.account.OpenOperatorAccount;
import org.abri.application.account.Passwords;
import org.abri.application.account.SeeOwnAccount;
import org.abri.application.affiliation.AffiliatePerson;
import org.abri.application.affiliation.DecideFeeding;
import org.abri.application.affiliation.EndAffiliation;
import org.abri.application.affiliation.SeeAffiliations;
import org.abri.application.affiliation.SeePeople;
import org.abri.application.journal.ReadJournal;
import org.abri.application.journal.Recorder;
import org.abri.application.journal.VerifyJournal;
import org.abri.application.relay.RecordRelay;
import org.abri.application.relay.SeeRelays;
import org.abri.application.reminder.SendSms;
import org.abri.application.session.Recognise;
import org.abri.application.session.SignIn;
import org.abri.application.session.SignOut;
import org.abri.application.session.StartSession;
import org.abri.application.session.Throttling;
import org.abri.application.terms.AcceptTerms;
import org.abri.application.terms.ReadTerms;
import org.abri.application.vault.AddDocument;
import org.abri.application.vault.AddNote;
import org.abri.application.vault.ChangeItem;
import org.abri.application.vault.CollectBlobs;
import org.abri.application.vault.DownloadDocument;
import org.abri.application.vault.SeeItems;
import org.abri.domain.access.AccessPolicy;

/** The front door: every use case, on the ports given. Safe for use by many threads, as far as the ports are. */
public record Abri(
        OpenOperatorAccount openOperatorAccount,
        RecordRelay recordRelay,
        SeeRelays seeRelays,
        KeepTeam keepTeam,
        OpenBeneficiaryAccount openBeneficiaryAccount,
        SeeOwnAccount seeOwnAccount,
        ChoosePassword choosePassword,
        SignIn signIn,
        Recognise recognise,
        SignOut signOut,
        ReadTerms readTerms,
        AcceptTerms acceptTerms,
        SeePeople seePeople,
        SeeAffiliations seeAffiliations,
        AffiliatePerson affiliatePerson,
        EndAffiliation endAffiliation,
        DecideFeeding decideFeeding,
        SeeItems seeItems,
        AddDocument addDocument,
        AddNote addNote,
        ChangeItem changeItem,
        DownloadDocument downloadDocument,
        CollectBlobs collectBlobs,
        ReadJournal readJournal,
        VerifyJournal verifyJournal,
        SendSms sendSms) {

    /** With Abri's rules. */
    public static Abri on(Ports ports) {
        return on(ports, AccessPolicy.ofAbri());
    }

    /** With Abri's rules and the host's, which can only refuse more. */
    public static Abri on(Ports ports, AccessPolicy policy) {
        var gate = new Gate(policy, ports);
        var draw = new Draw(ports.random());
        var recorder = new Recorder(ports);
        var passwords = new Passwords(ports);
        var throttling = new Throttling(ports);
        var startSession = new StartSession(ports, draw);
        var keepTeam = new KeepTeam(ports, gate, draw, recorder);
        return new Abri(
                new OpenOperatorAccount(ports, draw, recorder),
                new RecordRelay(ports, gate, draw, recorder, keepTeam),
                new SeeRelays(ports, gate),
                keepTeam,
                new OpenBeneficiaryAccount(ports, gate, draw, recorder, passwords),
                new SeeOwnAccount(ports, gate),
                new ChoosePassword(ports, gate, recorder, passwords, throttling, startSession),
                new SignIn(ports, passwords, recorder, throttling, startSession),
                new Recognise(ports),
                new SignOut(ports),
                new ReadTerms(ports),
                new AcceptTerms(ports, gate, recorder),
                new SeePeople(ports, gate),
                new SeeAffiliations(ports, gate),
                new AffiliatePerson(ports, gate, draw, recorder, throttling),
                new EndAffiliation(ports, gate, recorder),
                new DecideFeeding(ports, gate, recorder),
                new SeeItems(ports, gate, recorder),
                new AddDocument(ports, gate, draw, recorder),
                new AddNote(ports, gate, draw, recorder),
                new ChangeItem(ports, gate, recorder),
                new DownloadDocument(ports, gate, recorder),
                new CollectBlobs(ports),
                new ReadJournal(ports, gate),
                new VerifyJournal(ports),
                new SendSms(ports));
    }
}
