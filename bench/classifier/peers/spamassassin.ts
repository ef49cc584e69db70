import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { canRun, runCommand, withFolder } from './commands'
import { asMail, asMailbox, type Judged, type Peer, type Task } from './peer'

/** Nothing but its Bayes: learns two mailboxes, then judges the mails of a folder by number. */
const program = `
use strict; use warnings; use Time::HiRes qw(time); use Mail::SpamAssassin;
my ($folder, $count) = @ARGV;
my $sa = Mail::SpamAssassin->new({
  rules_filename => "$folder/rules", site_rules_filename => "$folder/rules", userprefs_filename => "$folder/rules/none.pref",
  userstate_dir => "$folder/state", dont_copy_prefs => 1, local_tests_only => 1, require_rules => 0,
});
$sa->init(1);
sub slurp { local (@ARGV, $/) = ($_[0]); my $text = <>; return $text }
my $began = time;
for my $class ("spam", "ham") {
  my $text = slurp("$folder/$class.mbox");
  $sa->init_learner({});
  for my $mail (split /^From someone\\@mail\\.example.*\\n/m, $text) {
    next if $mail !~ /\\S/;
    my $parsed = $sa->parse($mail, 0);
    $sa->learn($parsed, undef, $class eq "spam" ? 1 : 0, 0)->finish();
    $parsed->finish();
  }
}
$sa->rebuild_learner_caches();
$sa->finish_learner();
my $learned = time;
my @scores;
for my $i (0 .. $count - 1) {
  my $parsed = $sa->parse(slurp("$folder/mails/$i.eml"), 0);
  my $status = $sa->check($parsed);
  push @scores, defined $status->{bayes_score} ? $status->{bayes_score} : 0.5;
  $status->finish(); $parsed->finish();
}
printf "%.4f %.4f\\n%s\\n", $learned - $began, time - $learned, join(" ", @scores);
`

const rules = `use_bayes 1
bayes_auto_learn 0
bayes_min_spam_num 1
bayes_min_ham_num 1
loadplugin Mail::SpamAssassin::Plugin::Check
loadplugin Mail::SpamAssassin::Plugin::Bayes
body BAYES_ANY eval:check_bayes('0.00', '1.00')
score BAYES_ANY 0.1
`

export const spamassassin: Peer = {
  name: 'spamassassin',
  howToInstall: 'apt-get install spamassassin',
  isInstalled: () => canRun('sa-learn', ['--version']),
  run: (task: Task): Promise<Judged> =>
    withFolder(async (folder) => {
      for (const name of ['rules', 'state', 'mails']) mkdirSync(join(folder, name))
      writeFileSync(join(folder, 'rules', 'bayes.cf'), `${rules}bayes_path ${join(folder, 'state', 'bayes')}\n`)
      writeFileSync(join(folder, 'rules', 'none.pref'), '')
      for (const spam of [true, false])
        writeFileSync(
          join(folder, spam ? 'spam.mbox' : 'ham.mbox'),
          asMailbox(task.train.filter((row) => row.spam === spam)),
        )
      for (const [i, row] of task.test.entries()) writeFileSync(join(folder, 'mails', `${i}.eml`), asMail(row))
      const { stdout } = runCommand('perl', ['-e', program, folder, String(task.test.length)])
      const [times = '', scores = ''] = stdout.trim().split('\n')
      const [learnSeconds = 0, judgeSeconds = 0] = times.split(' ').map(Number)
      return { scores: scores.split(' ').map(Number), threshold: 0.5, learnSeconds, judgeSeconds }
    }),
}
