namespace CompiledNet.Generator.Model;

/// <summary>A member of a class that all networks of a project share; one that several of them ask for stands there once.</summary>
/// <param name="Set">The namespace of the class within that of everything shared: the element type and the vector widths.</param>
/// <param name="Class">The class.</param>
/// <param name="Family">The file of the class: members of one kind stand together.</param>
/// <param name="Name">The name of the member, which no other text has.</param>
/// <param name="Summary">Its documentation, or nothing.</param>
/// <param name="Text">The member.</param>
internal sealed record SharedMember(string Set, string Class, string Family, string Name, string Summary, string Text);
