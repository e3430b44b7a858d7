using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Emission;

/// <summary>The files with what the networks of a project have in common: each member once, whoever asked for it first.</summary>
internal static class SharedFiles
{
    /// <summary>The files, the same for any order of the members.</summary>
    public static IEnumerable<GeneratedFile> Of(IEnumerable<SharedMember> members) =>
        from member in members
        group member by (member.Set, member.Class, member.Family) into file
        orderby file.Key.Class, file.Key.Set, file.Key.Family
        select new GeneratedFile(HintNames.Of($"CompiledNet.{file.Key.Class}.{file.Key.Set}", file.Key.Family), Write(file.Key.Set, file.Key.Class, file));

    private static string Write(string set, string className, IEnumerable<SharedMember> members)
    {
        // Layers that say the same in other words share a method: the first of their formulas in the alphabet.
        var distinct = members.GroupBy(member => (member.Name, member.Text), (_, same) => same.OrderBy(member => member.Summary, StringComparer.Ordinal).First())
            .OrderBy(member => member.Summary.Length > 0).ThenBy(member => member.Name, StringComparer.Ordinal).ToArray();
        var writer = FileHeader.BeginShared($"{KernelSet.Namespace}.{set}", set.Contains("Avx2"));
        using (writer.Begin($"internal static partial class {className}"))
        {
            for (int i = 0; i < distinct.Length; i++)
            {
                if (i > 0) writer.Line();
                if (distinct[i].Summary.Length > 0) writer.Line($"/// <summary>{Escape(distinct[i].Summary)}</summary>");
                writer.Lines(distinct[i].Text.TrimEnd('\n'));
            }
        }

        return writer.ToString();
    }

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
