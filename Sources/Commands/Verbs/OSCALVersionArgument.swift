public import ArgumentParser
public import Reports

extension OSCALVersion: ExpressibleByArgument {}
