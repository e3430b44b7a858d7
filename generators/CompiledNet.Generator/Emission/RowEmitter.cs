using System.Linq;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Emission;

/// <summary>Writes how objects become columns of a table.</summary>
internal static class RowEmitter
{
    private const string List = "global::System.Collections.Generic.IReadOnlyList", Column = "global::CompiledNet.TableColumn";

    /// <summary>The part of the type that makes it a row.</summary>
    public static GeneratedFile Emit(RowSpec row)
    {
        var writer = FileHeader.Begin($"{row.Type.FullName}: columns of a table.");
        PartialType.Write(row.Type with { DeniesCompliance = false }, $"{row.Keyword} {row.Type.Name} : {Self(row)}", writer, () =>
        {
            // What the user has marked so is not reported within what is obsolete itself; the interface's method, which is called, is not.
            writer.Line("[global::System.Obsolete]");
            using (writer.Begin($"static {List}<{Column}> {Self(row)}.Columns({List}<{row.Type.Name}> rows, bool withTarget)")) Body(row, writer);
        });
        return new GeneratedFile(HintNames.Of(row.Type.FullName, "Columns"), writer.ToString());
    }

    private static string Self(RowSpec row) => $"global::CompiledNet.ITableRow<{row.Type.Name}>";

    // No variable is declared by var, which may be a type of the user's.
    private static void Body(RowSpec row, SourceWriter writer)
    {
        for (int i = 0; i < row.Columns.Count; i++)
        {
            string type = IsText(row.Columns[i]) ? "string?" : "float";
            writer.Line($"{type}[] column{i} = new {type}[rows.Count];");
        }


        using (writer.Begin("for (int i = 0; i < rows.Count; i++)"))
        {
            writer.Line($"{row.Type.Name} row = rows[i];");
            for (int i = 0; i < row.Columns.Count; i++) writer.Line($"column{i}[i] = {Value(row.Columns[i])};");
        }

        writer.Line();
        if (row.Columns.Any(column => column.IsTarget)) writer.Line($"if (!withTarget) return new {Column}[] {{ {Columns(row, withTarget: false)} }};");
        writer.Line($"return new {Column}[] {{ {Columns(row, withTarget: true)} }};");
    }

    private static string Columns(RowSpec row, bool withTarget) => string.Join(", ", row.Columns
        .Select((column, i) => (Column: column, Text: $"new {Column}({Literals.Of(column.Name)}, column{i})"))
        .Where(made => withTarget || !made.Column.IsTarget).Select(made => made.Text));

    private static string Value(RowColumn column)
    {
        string value = "row." + Keywords.Escape(column.Property);
        return column.Kind switch
        {
            RowColumnKind.Number => column.IsNullable ? $"(float?){value} ?? float.NaN" : $"(float){value}",
            RowColumnKind.Truth => column.IsNullable ? $"{value} switch {{ null => float.NaN, true => 1f, false => 0f }}" : $"{value} ? 1f : 0f",
            RowColumnKind.Member => $"{value} switch {{ {(column.IsNullable ? "null => null, " : "")}{string.Concat(column.Members.Select(member => $"{member} => {Literals.Of(Last(member))}, "))}{{ }} other => throw new global::System.ArgumentException($\"Row {{i}} has {{other}} in '{column.Property}', which is none of its members.\") }}",
            _ => value,
        };
    }

    private static string Last(string member) => member.Substring(member.LastIndexOf('.') + 1).TrimStart('@');

    private static bool IsText(RowColumn column) => column.Kind is RowColumnKind.Text or RowColumnKind.Member;
}
