using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace CompiledNet;

/// <summary>Collects what an optimizer is set to, as text.</summary>
internal sealed class SettingsText
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds a setting that is always said.</summary>
    public SettingsText Add(string name, IFormattable value)
    {
        if (_text.Length > 0) _text.Append(", ");
        _text.Append(name).Append(" = ").Append(value.ToString(null, CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>Adds a limit if there is one.</summary>
    public SettingsText Add(string name, float? value) => value is { } limit ? Add(name, (IFormattable)limit) : this;

    /// <summary>Adds names if there are any.</summary>
    public SettingsText Add(string name, IReadOnlyList<string> names)
    {
        if (names.Count > 0) _text.Append(_text.Length > 0 ? ", " : "").Append(name).Append(" = ").AppendJoin(' ', names);
        return this;
    }

    /// <summary>Adds an option if it is on.</summary>
    public SettingsText Add(string name, bool isOn)
    {
        if (!isOn) return this;
        _text.Append(_text.Length > 0 ? ", " : "").Append(name);
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
